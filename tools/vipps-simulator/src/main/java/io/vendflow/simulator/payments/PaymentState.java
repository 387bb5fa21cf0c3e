package io.vendflow.simulator.payments;

/** The states of a payment (facts sheet 2.9). All but CREATED are final; money moves within AUTHORIZED without changing it. */
public enum PaymentState {
    CREATED,
    AUTHORIZED,
    ABORTED,
    EXPIRED,
    TERMINATED
}
