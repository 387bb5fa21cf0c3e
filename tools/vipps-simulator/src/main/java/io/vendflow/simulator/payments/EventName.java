package io.vendflow.simulator.payments;

import java.util.Locale;

/** What can happen to a payment; the short names of event log and webhooks (facts sheet 2.6). */
public enum EventName {
    CREATED,
    AUTHORIZED,
    ABORTED,
    EXPIRED,
    TERMINATED,
    CANCELLED,
    CAPTURED,
    REFUNDED;

    /** The long name under which a webhook subscribes to it (facts sheet 3.2). */
    public String webhookType() {
        return "epayments.payment." + name().toLowerCase(Locale.ROOT) + ".v1";
    }
}
