package io.vendflow.capture;

import java.time.Duration;

/** Waits. */
final class Pause {

    private Pause() {}

    /** Really waits; a thread that is interrupted stays interrupted, so that the next call ends at once. */
    static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
