package io.vendflow.capture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Remembers what was counted. */
final class RecordedMetrics implements CaptureMetrics {

    final List<CaptureResult> captures = new ArrayList<>();
    final List<RefundResult> refunds = new ArrayList<>();
    final List<String> releases = new ArrayList<>();

    @Override
    public void captureEnded(CaptureResult result, Duration sinceRequest) {
        captures.add(result);
    }

    @Override
    public void refundEnded(RefundResult result) {
        refunds.add(result);
    }

    @Override
    public void releaseEnded(ReleaseReason reason, ReleaseResult result) {
        releases.add(reason + " " + result);
    }
}
