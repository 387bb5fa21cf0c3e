package io.vendflow.receipt;

/** How attaching a receipt ended. */
public sealed interface ReceiptOutcome {

    /** It is in the customer's app. */
    record Attached() implements ReceiptOutcome {}

    /**
     * It never will be. The capture goes on without it.
     *
     * @param code stable word for programs
     * @param message in words for an operator
     */
    record Failed(String code, String message) implements ReceiptOutcome {}

    /** Ask again: a second receipt is refused, so it is safe. */
    record Unresolved(Doubt doubt) implements ReceiptOutcome {}
}
