package io.vendflow.kafka.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.vendflow.kafka.ClientSecurity;
import io.vendflow.kafka.DeadLetters;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.KafkaEventPublisher;
import io.vendflow.kafka.KafkaSettings;
import java.time.Clock;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** What every service needs to talk in events. */
@AutoConfiguration
@EnableConfigurationProperties(VendflowKafkaProperties.class)
public class EventKafkaAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    KafkaSettings kafkaSettings(VendflowKafkaProperties properties, Environment environment) {
        return properties.toSettings(ClientSecurity.of(environment::getProperty));
    }

    @Bean
    EventCodec eventCodec(KafkaSettings settings) {
        return new EventCodec(settings.schemaRegistryUrl());
    }

    @Bean
    Producer<String, byte[]> eventProducer(
            KafkaSettings settings, @Value("${spring.application.name}") String service, MeterRegistry meters) {
        KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings.producer(service), new StringSerializer(), new ByteArraySerializer());
        new KafkaClientMetrics(producer).bindTo(meters);
        return producer;
    }

    @Bean
    KafkaEventPublisher eventPublisher(Producer<String, byte[]> producer, EventCodec codec) {
        return new KafkaEventPublisher(producer, codec);
    }

    @Bean
    DeadLetters deadLetters(@Value("${spring.application.name}") String service, Clock clock) {
        return new DeadLetters(service, clock);
    }

    @Bean
    Consumers consumers(
            KafkaSettings settings,
            VendflowKafkaProperties properties,
            MeterRegistry meters,
            ApplicationContext application) {
        return new Consumers(settings, properties.window(), meters, application);
    }
}
