package io.vendflow.payment;

import io.vendflow.kafka.consume.Steps;
import io.vendflow.vipps.epayment.EPayments;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class PaymentConfiguration {

    @Bean
    Steps steps(EPayments ePayments, PaymentMetrics metrics, Clock clock, PaymentProperties properties) {
        return PaymentComposition.steps(ePayments, metrics, clock, properties.usefulFor());
    }
}
