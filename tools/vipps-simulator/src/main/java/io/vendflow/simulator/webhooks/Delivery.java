package io.vendflow.simulator.webhooks;

import io.vendflow.simulator.payments.PaymentId;

/** One event on its way to one registration; the same bytes in every attempt. */
final class Delivery {

    private final Registration registration;
    private final PaymentId payment;
    private final String pspReference;
    private final byte[] body;

    Delivery(Registration registration, PaymentId payment, String pspReference, byte[] body) {
        this.registration = registration;
        this.payment = payment;
        this.pspReference = pspReference;
        this.body = body.clone();
    }

    Registration registration() {
        return registration;
    }

    PaymentId payment() {
        return payment;
    }

    String pspReference() {
        return pspReference;
    }

    byte[] body() {
        return body.clone();
    }

    boolean is(WebhookEntry.Settled settled) {
        return payment.equals(settled.payment()) && pspReference.equals(settled.pspReference());
    }
}
