package io.vendflow.simulation;

import io.vendflow.capture.CaptureMetrics;
import io.vendflow.capture.ReleaseReason;
import java.time.Duration;

/** Nobody reads a simulation's metrics. */
final class UncountedCaptures implements CaptureMetrics {

    @Override
    public void captureEnded(CaptureResult result, Duration sinceRequest) {}

    @Override
    public void releaseEnded(ReleaseReason reason, ReleaseResult result) {}

    @Override
    public void refundEnded(RefundResult result) {}
}
