package io.vendflow.gateway.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.gateway.Downlink;
import io.vendflow.gateway.GatewayProperties;
import io.vendflow.gateway.Inbox;
import io.vendflow.gateway.MessageReader;
import io.vendflow.gateway.QrPainter;
import io.vendflow.kafka.DeadLetters;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.RecordTraces;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.kafka.spring.ConsumerLifecycle;
import io.vendflow.kafka.spring.Consumers;
import io.vendflow.kafka.spring.StreamsLifecycle;
import io.vendflow.kafka.streams.StreamsRunner;
import io.vendflow.tracing.Tracing;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
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
            MeterRegistry meters,
            RecordTraces traces) {
        StreamsRunner runner = new StreamsRunner(
                "machine-gateway",
                settings,
                properties.stateDir(),
                properties.commitInterval(),
                GatewayTopology.build(reader, codec, properties.toRules(), deadLetters, meters, traces));
        return new StreamsLifecycle(runner, meters);
    }

    @Bean
    ConsumerLifecycle consumer(
            Consumers consumers,
            Downlink downlink,
            QrPainter painter,
            Clock clock,
            MeterRegistry meters,
            Tracing tracing) {
        return consumers.open(
                "machine-gateway-outbox",
                List.of(ClusterSetup.GATEWAY_OUTBOX),
                new Outbox(downlink, painter, clock, meters, tracing));
    }
}
