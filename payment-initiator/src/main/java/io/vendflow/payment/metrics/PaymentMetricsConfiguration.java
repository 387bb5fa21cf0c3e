package io.vendflow.payment.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.kafka.metrics.DeadLetterCodes;
import io.vendflow.payment.PaymentMetrics;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class PaymentMetricsConfiguration {

    @Bean
    PaymentMetrics paymentMetrics(MeterRegistry registry) {
        return new MicrometerPaymentMetrics(registry);
    }

    @Bean
    DeadLetterCodes deadLetterCodes() {
        return new DeadLetterCodes(Set.of());
    }
}
