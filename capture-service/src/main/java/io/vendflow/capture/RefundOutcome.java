package io.vendflow.capture;

/** How giving money back ended. */
public sealed interface RefundOutcome {

    /** The customer gets it: Vipps confirmed it (on the account within ten days, facts sheet 2.7). */
    record Refunded() implements RefundOutcome {}

    /** Nothing was captured and nothing can be any more, or all of it was given back already. */
    record NothingOwed() implements RefundOutcome {}

    /**
     * It never will be: a person must look.
     *
     * @param code stable word for programs
     * @param message in words for an operator
     */
    record Impossible(String code, String message) implements RefundOutcome {}

    /** Ask again: with the same key it is safe. */
    record Unresolved(Doubt doubt) implements RefundOutcome {}
}
