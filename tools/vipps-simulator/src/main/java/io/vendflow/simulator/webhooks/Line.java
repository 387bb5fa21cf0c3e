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
        if (busy || closed || now.isBefore(notBefore) || !isReady(now)) {
            return false;
        }
        busy = true;
        return true;
    }

    /** @return the next delivery for whoever claimed the line; nothing ends the claim, and the line when none waits */
    synchronized Optional<Delivery> head(Instant now) {
        if (isReady(now)) {
            return Optional.ofNullable(waiting.peek());
        }
        busy = false;
        closed = waiting.isEmpty();
        return Optional.empty();
    }

    /** Whether nothing can be added any more. */
    synchronized boolean isEnded() {
        return closed;
    }

    /** Whether somebody is working on it. */
    synchronized boolean isBusy() {
        return busy;
    }

    /** Whether the head was never sent before. */
    synchronized boolean isFirstAttempt() {
        return failures == 0;
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

    private boolean isReady(Instant now) {
        letPass();
        Delivery head = waiting.peek();
        return head != null && head.isDue(now);
    }

    /** The head may have to let the next one go first; once it was tried, it no longer does. */
    private void letPass() {
        Delivery head = waiting.peek();
        if (head != null && head.yields() && failures == 0 && waiting.size() > 1) {
            waiting.removeFirst();
            Delivery next = waiting.removeFirst();
            waiting.addFirst(head.released());
            // Both have had their turn; otherwise two that yield would do so for ever.
            waiting.addFirst(next.yields() ? next.released() : next);
        }
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
