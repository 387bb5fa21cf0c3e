package io.vendflow.kafka.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.vendflow.kafka.ClientSecurity;
import io.vendflow.kafka.DeadLetterMetrics;
import io.vendflow.kafka.DeadLetters;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.KafkaEventPublisher;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.RecordTraces;
import io.vendflow.kafka.metrics.DeadLetterCodes;
import io.vendflow.kafka.metrics.MicrometerDeadLetterMetrics;
import io.vendflow.kafka.parts.Part;
import io.vendflow.tracing.Tracing;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
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
    RecordTraces recordTraces(Tracing tracing) {
        return new RecordTraces(tracing);
    }

    @Bean
    @ConditionalOnBean(DeadLetterCodes.class)
    DeadLetterMetrics deadLetterMetrics(MeterRegistry meters, DeadLetterCodes codes) {
        return new MicrometerDeadLetterMetrics(meters, codes);
    }

    @Bean
    KafkaEventPublisher eventPublisher(
            Producer<String, byte[]> producer,
            EventCodec codec,
            ObjectProvider<DeadLetterMetrics> deadLetters,
            RecordTraces traces) {
        return new KafkaEventPublisher(
                producer, codec, deadLetters.getIfAvailable(() -> DeadLetterMetrics.UNCOUNTED), traces);
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
            RecordTraces traces,
            ApplicationEnd end) {
        return new Consumers(settings, properties.window(), meters, traces, end);
    }

    @Bean
    ApplicationEnd applicationEnd(ApplicationContext application) {
        return new ApplicationEnd(application);
    }

    @Bean
    CertificateWatch certificateWatch(KafkaSettings settings, Clock clock, MeterRegistry meters) {
        return new CertificateWatch(settings, clock, meters);
    }

    @Bean
    PartsWatch partsWatch(List<Part> parts, MeterRegistry meters) {
        return new PartsWatch(parts, meters);
    }

    /** Liveness. What a part that waits means is said by its own indicator. */
    @Bean
    HealthIndicator partsHealthIndicator(List<Part> parts) {
        return PartHealth.ofLife(parts);
    }
}
