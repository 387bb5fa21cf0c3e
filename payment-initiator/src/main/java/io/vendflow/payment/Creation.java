package io.vendflow.payment;

/** How asking for a payment ended. */
public sealed interface Creation {

    /** Vipps waits for the customer. */
    record Created(String qrText) implements Creation {}

    /** Vipps has a payment under this reference already: ours of a moment ago, or another one. */
    record ReferenceTaken() implements Creation {}

    /** Vipps will never create it. */
    record Refused(String code, String message) implements Creation {}

    /** Nobody knows, or not yet. */
    record Unanswered(Doubt doubt) implements Creation {}
}
