package io.vendflow.receipt.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.events.Topics;
import io.vendflow.kafka.DeadLetters;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.EventPublisher;
import io.vendflow.kafka.consume.EventRoutes;
import io.vendflow.kafka.spring.ConsumerLifecycle;
import io.vendflow.kafka.spring.Consumers;
import io.vendflow.receipt.AttachReceipt;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ReceiptKafkaConfiguration {

    @Bean
    ReceiptSteps receiptSteps(AttachReceipt attachReceipt, Clock clock) {
        return new ReceiptSteps(attachReceipt, clock);
    }

    @Bean
    EventRoutes routes(
            EventCodec codec,
            EventPublisher publisher,
            DeadLetters deadLetters,
            MeterRegistry meters,
            ReceiptSteps steps) {
        return new EventRoutes(codec, publisher, deadLetters, meters)
                .with(Topics.VEND_REPORTED, steps::vendReported)
                .with(Topics.AUTHORIZED, steps::authorized);
    }

    @Bean
    ConsumerLifecycle consumer(Consumers consumers, EventRoutes routes) {
        return consumers.open("receipt-service", routes.topics(), routes);
    }
}
