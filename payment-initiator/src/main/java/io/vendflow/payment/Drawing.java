package io.vendflow.payment;

/** How fetching a picture of a QR ended. There is no refusal: the payment is there, and so will be its picture. */
public sealed interface Drawing {

    record Drawn(byte[] image) implements Drawing {}

    record Unanswered(Doubt doubt) implements Drawing {}
}
