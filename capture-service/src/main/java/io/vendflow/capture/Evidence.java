package io.vendflow.capture;

/** What Vipps' log of a payment says about something that we may have done. */
public sealed interface Evidence {

    record Done() implements Evidence {}

    record NotDone() implements Evidence {}

    record Unanswered(Doubt doubt) implements Evidence {}
}
