package io.vendflow.simulator.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries of one payment's events to one registration, one after the other: a refused event holds up the later
 * ones of its payment, and nobody else's.
 */
final class Line {

    private final Deque<Delivery> waiting = new ArrayDeque<>();
    private boolean busy;
    private boolean closed;
    private int failures;
    private @Nullable Instant firstFailure;
    private Instant notBefore = Instant.EPOCH;

    /** @return false when the line has ended and a new one is needed */
    synchronized boolean add(Delivery delivery) {
        if (!closed) {
            waiting.add(delivery);
        }
        return !closed;
    }

    /** Takes the line to work on it, when nobody has it and its next attempt is due. */
    synchronized boolean claim(Instant now) {
        if (busy || closed || waiting.isEmpty() || now.isBefore(notBefore)) {
            return false;
        }
        busy = true;
        return true;
    }

    /** @return the next delivery for whoever claimed the line; nothing ends the claim, and the line */
    synchronized Optional<Delivery> head() {
        if (waiting.isEmpty()) {
            busy = false;
            closed = true;
        }
        return Optional.ofNullable(waiting.peek());
    }

    /** The head is settled. */
    synchronized void removeHead() {
        waiting.poll();
        failures = 0;
        firstFailure = null;
    }

    /**
     * The head could not be delivered: ends the claim until its time comes again.
     *
     * @return false when it is to be given up; the claim goes on then
     */
    synchronized boolean postpone(Instant now) {
        if (firstFailure == null) {
            firstFailure = now;
        }
        failures++;
        Optional<Duration> wait = RetryLadder.waitAfter(failures, Duration.between(firstFailure, now));
        wait.ifPresent(duration -> {
            notBefore = now.plus(duration);
            busy = false;
        });
        return wait.isPresent();
    }

    /** Forgets everything that waits. */
    synchronized void close() {
        waiting.clear();
        closed = true;
    }

    synchronized void settle(WebhookEntry.Settled settled) {
        waiting.removeIf(delivery -> delivery.is(settled));
    }

    synchronized List<Delivery> waiting() {
        return List.copyOf(waiting);
    }
}
