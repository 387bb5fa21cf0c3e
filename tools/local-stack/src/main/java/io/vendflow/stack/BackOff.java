package io.vendflow.stack;

import java.time.Duration;

/** How long to wait before a child that died is started again: 100 ms, doubling to 10 s, from the start once it stayed up. */
final class BackOff {

    static final Duration FIRST = Duration.ofMillis(100);
    static final Duration LONGEST = Duration.ofSeconds(10);

    /** Longer than the longest wait, so that a child that dies over and over does not count as staying up. */
    static final Duration STAYED_UP = Duration.ofSeconds(30);

    private Duration next = FIRST;

    /** The wait for a child that ended after having run for {@code uptime}. */
    Duration after(Duration uptime) {
        if (uptime.compareTo(STAYED_UP) >= 0) {
            next = FIRST;
        }
        Duration now = next;
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        return now;
    }
}
