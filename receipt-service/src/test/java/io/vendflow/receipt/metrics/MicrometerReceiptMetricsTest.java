package io.vendflow.receipt.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vendflow.receipt.ReceiptMetrics.Result;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MicrometerReceiptMetricsTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MicrometerReceiptMetrics metrics = new MicrometerReceiptMetrics(registry);

    @Test
    void showsEveryOutcomeFromTheStart() {
        for (Result result : Result.values()) {
            assertThat(registry.scrape())
                    .contains("vendflow_receipt_seconds_count{outcome=\""
                            + result.name().toLowerCase(Locale.ROOT) + "\"} 0");
        }
    }

    @Test
    void countsHowOftenAndHowLongASaleTook() {
        metrics.ended(Result.ATTACHED, Duration.ofSeconds(20));

        assertThat(registry.scrape())
                .contains("vendflow_receipt_seconds_count{outcome=\"attached\"} 1")
                .contains("vendflow_receipt_seconds_sum{outcome=\"attached\"} 20.0")
                .contains("vendflow_receipt_seconds_bucket{outcome=\"attached\",le=\"30.0\"} 1");
    }
}
