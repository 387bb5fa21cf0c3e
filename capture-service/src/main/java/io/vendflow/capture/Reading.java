package io.vendflow.capture;

/** How looking at a payment ended. */
public sealed interface Reading {

    record Found(PaymentNow payment) implements Reading {}

    /** Vipps knows no payment under this reference. */
    record Missing() implements Reading {}

    record Unanswered(Doubt doubt) implements Reading {}
}
