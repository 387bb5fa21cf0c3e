package io.vendflow.ingest.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.ingest.IngestProperties;
import io.vendflow.ingest.LookUpMetrics;
import io.vendflow.ingest.LookUps;
import io.vendflow.ingest.OpenGauges;
import io.vendflow.kafka.DeadLetterMetrics;
import io.vendflow.kafka.DeadLetters;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.EventPublisher;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.RecordTraces;
import io.vendflow.kafka.spring.ApplicationEnd;
import io.vendflow.kafka.spring.StreamsLifecycle;
import io.vendflow.kafka.streams.StreamsRunner;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class IngestKafkaConfiguration {

    /** A customer waits for each commit; a transaction costs about this much. */
    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(10);

    @Bean
    KafkaWebhookLog webhookLog(EventPublisher publisher) {
        return new KafkaWebhookLog(publisher, KafkaWebhookLog.PATIENCE);
    }

    @Bean
    StreamsRunner streamsRunner(
            KafkaSettings settings,
            IngestProperties properties,
            EventCodec codec,
            DeadLetters deadLetters,
            DeadLetterMetrics deadLetterMetrics,
            LookUps lookUps,
            LookUpMetrics metrics,
            OpenGauges gauges,
            RecordTraces traces) {
        return new StreamsRunner(
                IngestEvents.PRODUCER,
                settings,
                properties.stateDir(),
                COMMIT_INTERVAL,
                IngestTopology.of(new OpenPaymentsProcessor.Tools(
                        codec, deadLetters, deadLetterMetrics, lookUps, metrics, gauges, traces)));
    }

    @Bean
    StreamsLifecycle streams(StreamsRunner runner, MeterRegistry meters, ApplicationEnd end) {
        return new StreamsLifecycle(runner, meters, end);
    }
}
