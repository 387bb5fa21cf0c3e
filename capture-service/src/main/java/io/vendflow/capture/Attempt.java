package io.vendflow.capture;

/** How asking Vipps to change a payment ended. What became of the money only {@link Payments#read} tells. */
public sealed interface Attempt {

    record Accepted() implements Attempt {}

    /**
     * Vipps said no, and will say so for ever to the same request.
     *
     * @param code stable word for programs
     * @param message in words for an operator
     */
    record Refused(Meaning meaning, String code, String message) implements Attempt {}

    /** Nobody knows, or not yet. */
    record Unanswered(Doubt doubt) implements Attempt {}

    /** What a refusal says about the payment. */
    enum Meaning {
        /** That it was done already. */
        ALREADY_DONE,
        /** That the time for it is over. */
        PERIOD_OVER,
        /** That this sales unit captures all or nothing (6140, Denmark and Finland). */
        PART_NOT_ALLOWED,
        OTHER
    }
}
