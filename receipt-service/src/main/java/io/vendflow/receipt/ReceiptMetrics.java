package io.vendflow.receipt;

import java.time.Duration;

/**
 * What is counted. Every attempt ends in exactly one {@link Result}; an unresolved one is made again, so receipts asked for
 * = attached + already_there + in_payment + failed, and unresolved counts the detours. Alert when failed is more than a trickle (the
 * sales unit lacks Order Management, say), and when unresolved grows: until a receipt is settled nothing is captured.
 */
public interface ReceiptMetrics {

    /** @param sinceRequest from the machine's request for the payment until now */
    void ended(Result result, Duration sinceRequest);

    /** How one attempt ended. */
    enum Result {
        ATTACHED,
        ALREADY_THERE,
        /** It went with the payment; nothing was posted. */
        IN_PAYMENT,
        FAILED,
        UNRESOLVED
    }
}
