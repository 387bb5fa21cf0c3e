package io.vendflow.simulator.payments;

/** What a merchant can ask for, a customer do, or time be made to do. */
public enum Operation {
    CREATE,
    CAPTURE,
    CANCEL,
    REFUND,
    APPROVE,
    DECLINE,
    EXPIRE
}
