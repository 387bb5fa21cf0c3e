package io.vendflow.capture;

import java.time.Duration;

/**
 * What is counted. Every attempt ends in exactly one result; an unresolved one is made again, so captures asked for =
 * captured + failed, releases asked for = released + impossible, and unresolved counts the detours. Alert on any failed or
 * impossible one (a person must look), and when unresolved grows while captured does not.
 */
public interface CaptureMetrics {

    /** @param sinceRequest from the machine's request for the payment until now: the whole sale */
    void captureEnded(CaptureResult result, Duration sinceRequest);

    void releaseEnded(ReleaseReason reason, ReleaseResult result);

    /** How one attempt to capture ended. */
    enum CaptureResult {
        CAPTURED,
        FAILED,
        UNRESOLVED
    }

    /** How one attempt to let go ended. */
    enum ReleaseResult {
        RELEASED,
        IMPOSSIBLE,
        UNRESOLVED
    }
}
