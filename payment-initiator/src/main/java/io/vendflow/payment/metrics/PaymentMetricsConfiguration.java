package io.vendflow.payment.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.payment.PaymentMetrics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class PaymentMetricsConfiguration {

    @Bean
    PaymentMetrics paymentMetrics(MeterRegistry registry) {
        return new MicrometerPaymentMetrics(registry);
    }
}
