package io.vendflow.ingest.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.ingest.LookUpMetrics;
import io.vendflow.ingest.OpenGauges;
import io.vendflow.ingest.WebhookMetrics;
import io.vendflow.kafka.metrics.DeadLetterCodes;
import java.time.Clock;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class IngestMetricsConfiguration {

    @Bean
    WebhookMetrics webhookMetrics(MeterRegistry registry, Clock clock) {
        return new MicrometerWebhookMetrics(registry, clock);
    }

    @Bean
    LookUpMetrics lookUpMetrics(MeterRegistry registry) {
        return new MicrometerLookUpMetrics(registry);
    }

    @Bean
    OpenGauges openGauges(MeterRegistry registry, Clock clock) {
        return new OpenPaymentsGauges(registry, clock);
    }

    @Bean
    DeadLetterCodes deadLetterCodes() {
        return new DeadLetterCodes(Set.of("ORPHAN_WEBHOOK", "NOT_JSON"));
    }
}
