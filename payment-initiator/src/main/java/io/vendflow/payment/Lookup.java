package io.vendflow.payment;

/** How looking for a payment ended. */
public sealed interface Lookup {

    record Found(ExistingPayment payment) implements Lookup {}

    /** Vipps knows no payment under this reference (yet). */
    record Missing() implements Lookup {}

    record Unanswered(Doubt doubt) implements Lookup {}
}
