package io.vendflow.simulator.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the facts sheet says must happen (2.5, 2.7 to 2.9), written a second time and differently: four figures, no events, no
 * codes. The ledger must agree with it after every step.
 */
final class Model {

    /** What a key stands for, and how that ended. */
    private record Remembered(Step step, Outcome outcome) {}

    private final long amount;
    private final Map<String, Remembered> keys = new HashMap<>();
    private PaymentState state = PaymentState.CREATED;
    private long authorized;
    private long cancelled;
    private long captured;
    private long refunded;
    private @Nullable Instant authorizedAt;
    private Instant endsAt;
    private Instant processingUntil = Instant.MIN;

    Model(long amount, Instant now) {
        this.amount = amount;
        this.endsAt = now.plus(Duration.ofMinutes(10));
    }

    PaymentState state() {
        return state;
    }

    Aggregate sums() {
        return new Aggregate(authorized, cancelled, captured, refunded);
    }

    /** How an earlier use of the key must make this one end; nothing when the key is fresh. */
    Optional<Outcome> answerOfKey(Step step) {
        return Optional.ofNullable(keys.get(step.key()))
                .filter(remembered -> remembered.step().equals(step))
                .map(Remembered::outcome);
    }

    boolean isConflict(Step step) {
        Remembered remembered = keys.get(step.key());
        return remembered != null && !remembered.step().equals(step);
    }

    /** Time goes by itself, before anything else: payments end, and reservations are let go. */
    void isNow(Instant now) {
        if (state == PaymentState.CREATED && !now.isBefore(endsAt) && !now.isBefore(processingUntil)) {
            state = PaymentState.EXPIRED;
        }
        if (authorizedAt != null && !within(180, now)) {
            cancelled = authorized - captured;
        }
    }

    boolean isAllowed(Step step, Instant now) {
        return switch (step) {
            case Step.Approve approve -> state == PaymentState.CREATED;
            case Step.Decline decline -> state == PaymentState.CREATED;
            case Step.Expire expire -> state == PaymentState.CREATED;
            case Step.Capture capture ->
                within(180, now) && capture.amount() > 0 && capture.amount() <= authorized - captured - cancelled;
            case Step.Cancel cancel ->
                state == PaymentState.CREATED
                        ? !now.isBefore(processingUntil)
                        : within(180, now) && !cancel.transactionOnly() && authorized > captured + cancelled;
            case Step.Refund refund ->
                within(365, now)
                        && refund.amount() > 0
                        && refund.amount() <= captured - refunded
                        && refund.amount() != 123
                        && refund.amount() != 124;
            case Step.ThreeDSecure processing -> true;
            case Step.Wait waiting -> true;
        };
    }

    void happens(Step step, Instant now) {
        switch (step) {
            case Step.Approve approve -> {
                state = PaymentState.AUTHORIZED;
                authorized = amount;
                authorizedAt = now;
            }
            case Step.Decline decline -> state = PaymentState.ABORTED;
            case Step.Expire expire -> state = PaymentState.EXPIRED;
            case Step.Capture capture -> captured += capture.amount();
            case Step.Cancel cancel -> {
                cancelled = amount - captured;
                state = state == PaymentState.CREATED ? PaymentState.TERMINATED : state;
            }
            case Step.Refund refund -> refunded += refund.amount();
            case Step.ThreeDSecure processing -> {
                if (state == PaymentState.CREATED) {
                    processingUntil = now.plus(processing.duration());
                }
            }
            case Step.Wait waiting -> {
                // isNow() follows.
            }
        }
    }

    void remember(Step step, Outcome outcome) {
        if (!step.key().isEmpty() && outcome.sticky()) {
            keys.putIfAbsent(step.key(), new Remembered(step, outcome));
        }
    }

    private boolean within(long days, Instant now) {
        return authorizedAt != null && !now.isAfter(authorizedAt.plus(Duration.ofDays(days)));
    }
}
