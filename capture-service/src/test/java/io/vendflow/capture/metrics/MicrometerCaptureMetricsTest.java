package io.vendflow.capture.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vendflow.capture.CaptureMetrics.CaptureResult;
import io.vendflow.capture.CaptureMetrics.ReleaseResult;
import io.vendflow.capture.ReleaseReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MicrometerCaptureMetricsTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MicrometerCaptureMetrics metrics = new MicrometerCaptureMetrics(registry);

    @Test
    void showsWhatAPersonMustLookAtFromTheStart() {
        assertThat(registry.scrape())
                .contains("vendflow_capture_seconds_count{outcome=\"failed\"} 0")
                .contains("vendflow_release_total{outcome=\"impossible\",reason=\"vend_failed\"} 0.0");
    }

    @Test
    void countsCapturesAndHowLongASaleTook() {
        metrics.captureEnded(CaptureResult.CAPTURED, Duration.ofSeconds(20));

        assertThat(registry.scrape())
                .contains("vendflow_capture_seconds_count{outcome=\"captured\"} 1")
                .contains("vendflow_capture_seconds_bucket{outcome=\"captured\",le=\"30.0\"} 1");
    }

    @Test
    void countsReleasesByReason() {
        metrics.releaseEnded(ReleaseReason.REMAINDER, ReleaseResult.RELEASED);

        assertThat(registry.scrape())
                .contains("vendflow_release_total{outcome=\"released\",reason=\"remainder\"} 1.0")
                .contains("vendflow_release_total{outcome=\"released\",reason=\"button\"} 0.0");
    }
}
