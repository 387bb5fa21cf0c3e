package io.vendflow.vipps.epayment;

/** The states of a payment (facts sheet 2.9). There is none for captured or refunded: {@link Aggregate} tells that. */
public enum PaymentState {
    CREATED,
    AUTHORIZED,
    /** The customer declined. */
    ABORTED,
    /** Nobody approved in time. */
    EXPIRED,
    /** Cancelled by us before the customer approved. */
    TERMINATED,
    /** A state this version does not know: neither final nor safe to act on. */
    UNRECOGNIZED
}
