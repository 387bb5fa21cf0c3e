package io.vendflow.vipps.webhook;

import java.util.Set;

/** The event types to register for (facts sheet 3.2). A delivered event names itself shortly, {@code AUTHORIZED}. */
public final class WebhookEvents {

    /** Everything that can happen to a payment. */
    public static final Set<String> EPAYMENT = Set.of(
            "epayments.payment.created.v1",
            "epayments.payment.authorized.v1",
            "epayments.payment.aborted.v1",
            "epayments.payment.expired.v1",
            "epayments.payment.terminated.v1",
            "epayments.payment.cancelled.v1",
            "epayments.payment.captured.v1",
            "epayments.payment.refunded.v1");

    private WebhookEvents() {}
}
