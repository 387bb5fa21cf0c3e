package io.vendflow.gateway.kafka;

import io.vendflow.gateway.Inbox;
import io.vendflow.kafka.Replays;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.sale.Traceparent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Puts machines' messages into the log as they came. */
final class KafkaInbox implements Inbox {

    private final Producer<String, byte[]> producer;

    KafkaInbox(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    @Override
    public CompletableFuture<Void> put(
            String machine, String mqttTopic, byte[] payload, Instant receivedAt, @Nullable Traceparent traceparent) {
        CompletableFuture<Void> safe = new CompletableFuture<>();
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(ClusterSetup.GATEWAY_INBOX, null, receivedAt.toEpochMilli(), machine, payload);
        record.headers().add(Replays.MQTT_TOPIC, mqttTopic.getBytes(StandardCharsets.UTF_8));
        if (traceparent != null) {
            record.headers().add(Traceparent.HEADER, traceparent.header().getBytes(StandardCharsets.UTF_8));
        }
        try {
            Future<?> _ = producer.send(record, (metadata, e) -> {
                if (e == null) {
                    safe.complete(null);
                } else {
                    safe.completeExceptionally(e);
                }
            });
        } catch (KafkaException e) {
            // send itself throws when Kafka has been away for max.block.ms; the callback never comes then
            safe.completeExceptionally(e);
        }
        return safe;
    }
}
