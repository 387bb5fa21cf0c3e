package io.vendflow.operations.kafka;

import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.EventPublisher;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.RecordTraces;
import io.vendflow.kafka.read.KeyHistory;
import io.vendflow.operations.Decisions;
import io.vendflow.operations.OperationsProperties;
import io.vendflow.operations.Sales;
import java.time.Clock;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class OperationsKafkaConfiguration {

    @Bean
    Sales sales(KafkaSettings settings, EventCodec codec, Clock clock, OperationsProperties properties) {
        return new KafkaSales(new KeyHistory(settings, properties.patience()), codec, clock, properties.lookBack());
    }

    @Bean
    Decisions decisions(
            EventPublisher publisher,
            Producer<String, byte[]> producer,
            EventCodec codec,
            Clock clock,
            RecordTraces traces) {
        return new EventDecisions(publisher, producer, codec, clock, traces);
    }
}
