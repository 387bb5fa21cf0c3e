package io.vendflow.simulator.payments;

/** Who hears of a payment's events, in their order. Called while the payment is locked, so it must be quick. */
@FunctionalInterface
public interface PaymentEvents {

    void happened(Payment payment, PaymentEvent event);
}
