package io.vendflow.simulator.webhooks;

import io.vendflow.simulator.payments.PaymentId;

/** What must be remembered about webhooks. */
public sealed interface WebhookEntry {

    record Registered(Registration registration) implements WebhookEntry {}

    record Deleted(String registrationId) implements WebhookEntry {}

    /** Delivered, or given up: not to be sent again. */
    record Settled(String registrationId, PaymentId payment, String pspReference) implements WebhookEntry {}

    /**
     * Still to be delivered; written when the log is made shorter.
     *
     * @param body what is to be told, as the payment may be forgotten before
     */
    record Owed(String registrationId, PaymentId payment, String pspReference, String body) implements WebhookEntry {}
}
