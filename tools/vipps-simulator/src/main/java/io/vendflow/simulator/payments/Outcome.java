package io.vendflow.simulator.payments;

/** How a request ended. What an Idempotency-Key remembers. */
public sealed interface Outcome {

    /** Done, with the payment as it was right after: a repetition with the same key shows this moment again. */
    record Done(PaymentState state, Aggregate aggregate) implements Outcome {}

    /** Nothing happened. */
    record Refused(Refusal refusal) implements Outcome {}

    static Outcome refused(ErrorCode code) {
        return new Refused(new Refusal.Coded(code));
    }

    /** Whether the Idempotency-Key keeps this outcome. */
    default boolean sticky() {
        return switch (this) {
            case Done done -> true;
            case Refused refused -> refused.refusal().sticky();
        };
    }
}
