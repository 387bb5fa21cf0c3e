package io.vendflow.receipt;

/** How posting a receipt ended. */
public sealed interface Posting {

    record Posted() implements Posting {}

    /** The payment has a receipt: ours, from an attempt that we never heard the answer of. */
    record AlreadyThere() implements Posting {}

    /** Vipps will never take it. */
    record Refused(String code, String message) implements Posting {}

    /** Nobody knows, or not yet. */
    record Unanswered(Doubt doubt) implements Posting {}
}
