package io.vendflow.ingest;

/** How a payment ends at Vipps without an authorization (facts sheet 2.9). */
public enum UnpaidEnd {
    /** The customer declined. */
    ABORTED,
    /** Nobody approved in time. */
    EXPIRED,
    /** Cancelled by us before the customer approved. */
    TERMINATED
}
