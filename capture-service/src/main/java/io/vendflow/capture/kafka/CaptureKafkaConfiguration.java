package io.vendflow.capture.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.kafka.DeadLetters;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.EventPublisher;
import io.vendflow.kafka.consume.EventRoutes;
import io.vendflow.kafka.consume.Steps;
import io.vendflow.kafka.spring.ConsumerLifecycle;
import io.vendflow.kafka.spring.Consumers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class CaptureKafkaConfiguration {

    @Bean
    ConsumerLifecycle consumer(
            Consumers consumers,
            Steps steps,
            EventCodec codec,
            EventPublisher publisher,
            DeadLetters deadLetters,
            MeterRegistry meters) {
        return consumers.open("capture-service", new EventRoutes(steps, codec, publisher, deadLetters, meters));
    }
}
