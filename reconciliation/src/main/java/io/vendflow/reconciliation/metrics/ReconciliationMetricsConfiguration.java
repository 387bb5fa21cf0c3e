package io.vendflow.reconciliation.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.reconciliation.OpenLetters;
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

    @Bean
    OpenLetters openLetters(MeterRegistry registry) {
        OpenLetters letters = new OpenLetters();
        Gauge.builder("vendflow.dead.letters.open", letters, OpenLetters::count)
                .description("Dead letters that nobody sent again or parked")
                .register(registry);
        return letters;
    }
}
