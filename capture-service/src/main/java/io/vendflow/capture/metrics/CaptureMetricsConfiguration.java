package io.vendflow.capture.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.capture.CaptureMetrics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class CaptureMetricsConfiguration {

    @Bean
    CaptureMetrics captureMetrics(MeterRegistry registry) {
        return new MicrometerCaptureMetrics(registry);
    }
}
