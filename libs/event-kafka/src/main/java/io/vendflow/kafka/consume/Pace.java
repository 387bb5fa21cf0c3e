package io.vendflow.kafka.consume;

import java.time.Duration;

/** Says now and then that it is time; first at once. Not for several threads. */
final class Pace {

    private final long every;
    private long next = System.nanoTime();

    Pace(Duration every) {
        this.every = every.toNanos();
    }

    boolean isDue() {
        long now = System.nanoTime();
        if (now - next < 0) {
            return false;
        }
        next = now + every;
        return true;
    }
}
