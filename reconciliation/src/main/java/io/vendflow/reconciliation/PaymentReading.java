package io.vendflow.reconciliation;

/** What Vipps answers when it is asked for a payment. */
public sealed interface PaymentReading {

    record Found(PaymentAtVipps payment) implements PaymentReading {}

    /** There is no such payment. */
    record NotThere() implements PaymentReading {}

    /** Nobody knows: Vipps did not answer, or does not answer us. */
    record Unavailable(String why) implements PaymentReading {}
}
