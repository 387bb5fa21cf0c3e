package io.vendflow.reconciliation.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.reconciliation.OpenLetters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Counts dead letters while the service runs; commands do not. */
@Configuration(proxyBeanMethods = false)
class LetterWatchConfiguration {

    @Bean(initMethod = "start")
    LetterWatch letterWatch(KafkaSettings settings, EventCodec codec, OpenLetters letters, MeterRegistry meters) {
        return new LetterWatch(settings, codec, letters, meters);
    }
}
