package io.vendflow.simulator.limits;

import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts calls per minute, by operation and payment (facts sheet 6). The minute starts with the first call. */
public final class RateLimits {

    /** Create, capture, cancel, refund: calls per minute and reference. */
    public static final int CHANGES = 5;

    /** Get and events: calls per minute and reference. */
    public static final int LOOKS = 120;

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    /** After this many calls the counts of minutes gone by are thrown away. */
    private static final long SWEEP_EVERY = 50_000;

    /** @param starts in milliseconds since the epoch */
    private record Window(long starts, int calls) {}

    private final Clock clock;
    private final ConcurrentMap<String, Window> windows = new ConcurrentHashMap<>();
    private final AtomicLong calls = new AtomicLong();

    public RateLimits(Clock clock) {
        this.clock = clock;
    }

    /** Counts a call. @return nothing when it may pass, else in how many seconds one may */
    OptionalLong count(String key, int limit) {
        long now = clock.millis();
        if (calls.incrementAndGet() % SWEEP_EVERY == 0) {
            windows.values().removeIf(window -> isOver(window, now));
        }
        Window window = windows.merge(
                key,
                new Window(now, 1),
                (old, first) -> isOver(old, now) ? first : new Window(old.starts(), old.calls() + 1));
        return window.calls() <= limit
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(1, Math.ceilDiv(window.starts() + MINUTE - now, 1000)));
    }

    public void clear() {
        windows.clear();
    }

    private static boolean isOver(Window window, long now) {
        return now - window.starts() >= MINUTE;
    }
}
