package io.vendflow.capture;

import java.time.Duration;

/**
 * What is counted. Every attempt ends in exactly one result; an unresolved one is made again, so captures asked for =
 * captured + let_go + failed, releases asked for = released + to_refund + impossible, refunds asked for = refunded +
 * nothing_owed + impossible, and unresolved counts the detours. Alert on any failed or
 * impossible one (a person must look), and when unresolved grows while captured does not.
 */
public interface CaptureMetrics {

    /** @param sinceRequest from the machine's request for the payment until now: the whole sale */
    void captureEnded(CaptureResult result, Duration sinceRequest);

    void releaseEnded(ReleaseReason reason, ReleaseResult result);

    void refundEnded(RefundResult result);

    /** How one attempt to refund ended. */
    enum RefundResult {
        REFUNDED,
        /** Nothing was captured, or all was given back already. */
        NOTHING_OWED,
        IMPOSSIBLE,
        UNRESOLVED
    }

    /** How one attempt to capture ended. */
    enum CaptureResult {
        CAPTURED,
        /** Nothing was left to take, as it should be. */
        LET_GO,
        FAILED,
        UNRESOLVED
    }

    /** How one attempt to let go ended. */
    enum ReleaseResult {
        RELEASED,
        /** It was captured before, so it is given back instead. */
        TO_REFUND,
        IMPOSSIBLE,
        UNRESOLVED
    }
}
