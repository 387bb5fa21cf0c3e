package io.vendflow.http;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often an address may do what it should not: give a token that is none, post what nobody signed. What is used up comes
 * back with time. Thread safe; remembers the addresses that were here last, so that many of them cost no memory.
 */
public final class Allowances {

    private static final int MOST_ADDRESSES = 1_000;

    private final RateLimiterConfig config;
    private final Duration period;

    private final Map<String, RateLimiter> byAddress = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RateLimiter> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    /** @param most in each period */
    public Allowances(int most, Duration period) {
        this.period = period;
        this.config = RateLimiterConfig.custom()
                .limitForPeriod(most)
                .limitRefreshPeriod(period)
                .timeoutDuration(Duration.ZERO)
                .build();
    }

    /** Whether the address has something left, which this does not take. */
    public boolean has(String address) {
        synchronized (byAddress) {
            RateLimiter known = byAddress.get(address);
            return known == null || known.getMetrics().getAvailablePermissions() > 0;
        }
    }

    /** Takes one away, if there is one. */
    public void take(String address) {
        RateLimiter limiter;
        synchronized (byAddress) {
            limiter = byAddress.computeIfAbsent(address, name -> RateLimiter.of("address", config));
        }
        boolean _ = limiter.acquirePermission();
    }

    /** After which an address has something again, for Retry-After. */
    public long retryAfterSeconds() {
        return Math.max(1, period.toSeconds());
    }
}
