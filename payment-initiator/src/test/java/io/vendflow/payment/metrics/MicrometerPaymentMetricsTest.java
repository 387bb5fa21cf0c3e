package io.vendflow.payment.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vendflow.payment.PaymentMetrics.Result;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MicrometerPaymentMetricsTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MicrometerPaymentMetrics metrics = new MicrometerPaymentMetrics(registry);

    @Test
    void showsEveryOutcomeFromTheStart() {
        for (Result result : Result.values()) {
            assertThat(registry.scrape())
                    .contains("vendflow_payment_initiation_seconds_count{outcome=\""
                            + result.name().toLowerCase(Locale.ROOT) + "\"} 0");
        }
    }

    @Test
    void countsHowOftenAndHowLongTheCustomerWaited() {
        metrics.ended(Result.CREATED, Duration.ofMillis(300));

        assertThat(registry.scrape())
                .contains("vendflow_payment_initiation_seconds_count{outcome=\"created\"} 1")
                .contains("vendflow_payment_initiation_seconds_sum{outcome=\"created\"} 0.3")
                .contains("vendflow_payment_initiation_seconds_bucket{outcome=\"created\",le=\"0.5\"} 1");
    }
}
