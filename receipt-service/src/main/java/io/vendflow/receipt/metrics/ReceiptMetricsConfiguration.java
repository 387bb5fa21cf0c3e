package io.vendflow.receipt.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.kafka.metrics.DeadLetterCodes;
import io.vendflow.receipt.ReceiptMetrics;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ReceiptMetricsConfiguration {

    @Bean
    ReceiptMetrics receiptMetrics(MeterRegistry registry) {
        return new MicrometerReceiptMetrics(registry);
    }

    @Bean
    DeadLetterCodes deadLetterCodes() {
        return new DeadLetterCodes(Set.of());
    }
}
