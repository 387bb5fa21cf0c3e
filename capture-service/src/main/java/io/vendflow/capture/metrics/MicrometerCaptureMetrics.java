package io.vendflow.capture.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vendflow.capture.CaptureMetrics;
import io.vendflow.capture.ReleaseReason;
import java.time.Duration;
import java.util.Locale;

/** {@code vendflow_capture_seconds} by outcome, {@code vendflow_release_total} by reason and outcome, {@code
 * vendflow_refund_total} by outcome. */
final class MicrometerCaptureMetrics implements CaptureMetrics {

    private final MeterRegistry registry;

    /** Every outcome is there from the start, so that a rate over it is never missing. */
    MicrometerCaptureMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (CaptureResult result : CaptureResult.values()) {
            timer(result);
        }
        for (RefundResult result : RefundResult.values()) {
            registry.counter("vendflow.refund", "outcome", tag(result));
        }
        for (ReleaseReason reason : ReleaseReason.values()) {
            for (ReleaseResult result : ReleaseResult.values()) {
                registry.counter("vendflow.release", "reason", tag(reason), "outcome", tag(result));
            }
        }
    }

    @Override
    public void captureEnded(CaptureResult result, Duration sinceRequest) {
        timer(result).record(sinceRequest);
    }

    @Override
    public void releaseEnded(ReleaseReason reason, ReleaseResult result) {
        registry.counter("vendflow.release", "reason", tag(reason), "outcome", tag(result))
                .increment();
    }

    @Override
    public void refundEnded(RefundResult result) {
        registry.counter("vendflow.refund", "outcome", tag(result)).increment();
    }

    private Timer timer(CaptureResult result) {
        return Timer.builder("vendflow.capture")
                .description("From the machine's request for the payment until the attempt to capture it ended")
                .tag("outcome", tag(result))
                .serviceLevelObjectives(
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(10))
                .register(registry);
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
