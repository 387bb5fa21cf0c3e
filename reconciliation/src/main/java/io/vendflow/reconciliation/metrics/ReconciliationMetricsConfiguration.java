package io.vendflow.reconciliation.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.reconciliation.ReconciliationMetrics;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ReconciliationMetricsConfiguration {

    @Bean
    ReconciliationMetrics reconciliationMetrics(MeterRegistry registry, Clock clock) {
        return new MicrometerReconciliationMetrics(registry, clock);
    }
}
