package io.vendflow.capture.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.capture.CaptureMetrics;
import io.vendflow.kafka.metrics.DeadLetterCodes;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class CaptureMetricsConfiguration {

    @Bean
    CaptureMetrics captureMetrics(MeterRegistry registry) {
        return new MicrometerCaptureMetrics(registry);
    }

    @Bean
    DeadLetterCodes deadLetterCodes() {
        return new DeadLetterCodes(Set.of(
                "NOTHING_OWED",
                "UNKNOWN_AT_VIPPS",
                "NEVER_CAPTURED",
                "ALREADY_CAPTURED",
                DeadLetterCodes.VIPPS_REFUSED));
    }
}
