package io.vendflow.payment.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.events.Topics;
import io.vendflow.kafka.DeadLetters;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.EventPublisher;
import io.vendflow.kafka.consume.EventRoutes;
import io.vendflow.kafka.spring.ConsumerLifecycle;
import io.vendflow.kafka.spring.Consumers;
import io.vendflow.payment.InitiatePayment;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class PaymentKafkaConfiguration {

    @Bean
    EventRoutes routes(
            EventCodec codec,
            EventPublisher publisher,
            DeadLetters deadLetters,
            MeterRegistry meters,
            InitiatePayment initiatePayment,
            Clock clock) {
        return new EventRoutes(codec, publisher, deadLetters, meters)
                .with(Topics.PAYMENT_REQUESTED, new PaymentRequestedHandler(initiatePayment, clock));
    }

    @Bean
    ConsumerLifecycle consumer(Consumers consumers, EventRoutes routes) {
        return consumers.open("payment-initiator", routes.topics(), routes);
    }
}
