package io.vendflow.gateway.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.gateway.Census;
import io.vendflow.gateway.Downlink;
import io.vendflow.gateway.GatewayMetrics;
import io.vendflow.gateway.GatewayProperties;
import io.vendflow.gateway.Inbox;
import io.vendflow.gateway.MessageReader;
import io.vendflow.gateway.QrPainter;
import io.vendflow.gateway.UplinkSessions;
import io.vendflow.kafka.DeadLetterMetrics;
import io.vendflow.kafka.DeadLetters;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.RecordTraces;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.kafka.spring.ApplicationEnd;
import io.vendflow.kafka.spring.ConsumerLifecycle;
import io.vendflow.kafka.spring.Consumers;
import io.vendflow.kafka.spring.StreamsLifecycle;
import io.vendflow.kafka.streams.StreamsRunner;
import io.vendflow.tracing.Tracing;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Inbox, topology, outbox. */
@Configuration(proxyBeanMethods = false)
class GatewayKafkaConfiguration {

    @Bean
    Inbox inbox(Producer<String, byte[]> producer) {
        return new KafkaInbox(producer);
    }

    @Bean
    StreamsLifecycle streams(
            KafkaSettings settings,
            GatewayProperties properties,
            MessageReader reader,
            EventCodec codec,
            DeadLetters deadLetters,
            GatewayMetrics metrics,
            DeadLetterMetrics deadLetterMetrics,
            Census census,
            RecordTraces traces,
            MeterRegistry meters,
            ApplicationEnd end) {
        StreamsRunner runner = new StreamsRunner(
                "machine-gateway",
                settings,
                properties.stateDir(),
                properties.commitInterval(),
                GatewayTopology.build(new GatewayProcessor.Tools(
                        reader, codec, properties.toRules(), deadLetters, metrics, deadLetterMetrics, census, traces)));
        return new StreamsLifecycle(runner, meters, end);
    }

    @Bean
    ConsumerLifecycle consumer(
            Consumers consumers,
            Downlink downlink,
            UplinkSessions sessions,
            QrPainter painter,
            Clock clock,
            GatewayMetrics metrics,
            Tracing tracing) {
        return consumers.open(
                "machine-gateway-outbox",
                List.of(ClusterSetup.GATEWAY_OUTBOX),
                new Outbox(downlink, painter, clock, metrics, tracing),
                share -> sessions.hold(sessionsOf(share, sessions.count())));
    }

    /** Kafka gives each partition to one gateway, and to another when that one dies; a session goes where its partition goes. */
    static Set<Integer> sessionsOf(Set<TopicPartition> share, int count) {
        return share.stream()
                .map(TopicPartition::partition)
                .filter(partition -> partition < count)
                .collect(Collectors.toSet());
    }
}
