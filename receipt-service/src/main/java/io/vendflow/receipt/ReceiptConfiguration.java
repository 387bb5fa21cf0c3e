package io.vendflow.receipt;

import io.vendflow.kafka.consume.Steps;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ReceiptConfiguration {

    @Bean
    Steps steps(io.vendflow.vipps.order.Receipts orderManagement, ReceiptMetrics metrics, Clock clock) {
        return ReceiptComposition.steps(orderManagement, metrics, clock);
    }
}
