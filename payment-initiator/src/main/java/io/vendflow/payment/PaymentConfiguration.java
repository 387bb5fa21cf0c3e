package io.vendflow.payment;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the core together. */
@Configuration
class PaymentConfiguration {

    @Bean
    InitiatePayment initiatePayment(
            Payments payments, PaymentMetrics metrics, Clock clock, PaymentProperties properties) {
        return new InitiatePayment(payments, metrics, clock, properties.usefulFor());
    }
}
