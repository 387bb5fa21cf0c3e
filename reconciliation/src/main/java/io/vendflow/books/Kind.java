package io.vendflow.books;

/** What the log can say about a sale. In the order in which a sale goes through it. */
public enum Kind {
    PAYMENT_REQUESTED,
    PAYMENT_REJECTED,
    PAYMENT_CREATED,
    WEBHOOK_RECEIVED,
    AUTHORIZED,
    PAYMENT_ENDED,
    VEND_REPORTED,
    CANCEL_REQUESTED,
    RECEIPT_ATTACHED,
    RECEIPT_FAILED,
    CAPTURED,
    CAPTURE_FAILED,
    RELEASED,
    REFUND_REQUESTED,
    REFUNDED,
    DEAD_LETTER;

    /** Whether a sale may have several facts of this kind that money depends on. */
    boolean maySayMore() {
        return this == VEND_REPORTED || this == REFUND_REQUESTED || this == REFUNDED;
    }
}
