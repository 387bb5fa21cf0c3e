package io.vendflow.kafka.setup;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks Kafka until the answer is yes: brokers start one after another, and what the controller was told each learns by itself, a moment later. */
final class Eventually {

    private static final Duration PAUSE = Duration.ofMillis(250);

    /** What is asked, each time anew. */
    @FunctionalInterface
    interface Question {

        boolean ask() throws ExecutionException, InterruptedException, TimeoutException;
    }

    private Eventually() {}

    /** @return whether it became true in time */
    static boolean isTrue(Question question, Duration patience)
            throws ExecutionException, InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!question.ask()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
        return true;
    }
}
