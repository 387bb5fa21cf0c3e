package io.vendflow.ingest.http;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.vendflow.http.Allowances;
import io.vendflow.ingest.Rejection;
import io.vendflow.ingest.WebhookMetrics;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/**
 * Lets nothing through but posts to a merchant's path, and no more of them than can be handled. All of this is asked before
 * a byte of the body is read and a signature computed, so that a flood costs the sender more than us.
 */
final class Door implements Filter {

    /** On requests that came as far as this. */
    static final String SEEN = Door.class.getName();

    private static final Pattern PATH = Pattern.compile("/webhooks/vipps/[^/]+");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int TOO_MANY_REQUESTS = 429;

    private final WebhookMetrics metrics;
    private final RateLimiter posts;
    private final Allowances rejections;
    private final Semaphore atOnce;

    Door(DoorProperties limits, WebhookMetrics metrics) {
        this.metrics = metrics;
        this.posts = RateLimiter.of(
                "webhooks",
                RateLimiterConfig.custom()
                        .limitForPeriod(limits.postsPerSecond())
                        .limitRefreshPeriod(SECOND)
                        .timeoutDuration(Duration.ZERO)
                        .build());
        this.rejections = new Allowances(limits.rejectedPerSecond(), SECOND);
        this.atOnce = new Semaphore(limits.atOnce());
    }

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        HttpServletResponse response = (HttpServletResponse) servletResponse;
        request.setAttribute(SEEN, true);
        if (!PATH.matcher(request.getRequestURI()).matches()) {
            metrics.rejected(Rejection.OTHER_PATH);
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else if (!request.getMethod().equals("POST")) {
            metrics.rejected(Rejection.OTHER_METHOD);
            response.setHeader("Allow", "POST");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else {
            limited(request, response, chain);
        }
    }

    private void limited(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String address = request.getRemoteAddr();
        if (!rejections.has(address) || !posts.acquirePermission() || !atOnce.tryAcquire()) {
            metrics.rejected(Rejection.TOO_MANY);
            response.setHeader("Retry-After", "1");
            response.setStatus(TOO_MANY_REQUESTS);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            atOnce.release();
        }
        // What we could not keep is our own fault, everything else from 400 to 499 the sender's.
        if (response.getStatus() / 100 == 4) {
            rejections.take(address);
        }
    }
}
