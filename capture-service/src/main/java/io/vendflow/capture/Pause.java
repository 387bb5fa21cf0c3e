package io.vendflow.capture;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
interface Pause {

    void of(Duration duration);

    /** Really waits; a thread that is interrupted stays interrupted, so that the next call ends at once. */
    static Pause sleeping() {
        return duration -> {
            try {
                Thread.sleep(duration);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
