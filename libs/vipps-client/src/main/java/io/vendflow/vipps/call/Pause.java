package io.vendflow.vipps.call;

import java.time.Duration;

/** Waits before a repetition. */
@FunctionalInterface
interface Pause {

    /** @return false when the thread was interrupted; its flag is set again */
    boolean of(Duration duration);

    static boolean sleeping(Duration duration) {
        try {
            Thread.sleep(duration);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
