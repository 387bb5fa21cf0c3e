package io.vendflow.books.kafka;

import io.vendflow.books.Scope;
import io.vendflow.events.Topics;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.RegistryUnavailableException;
import io.vendflow.kafka.UnreadableEventException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Offsets of {@code vending.payment-requested} as the times of the sales that lie there. */
final class OffsetTimes {

    private final Consumer<String, byte[]> consumer;
    private final EventCodec codec;
    private final KafkaEventLog log;

    OffsetTimes(Consumer<String, byte[]> consumer, EventCodec codec, KafkaEventLog log) {
        this.consumer = consumer;
        this.codec = codec;
        this.log = log;
    }

    /** The scope as it is in one partition. */
    Scope resolve(Scope scope, int partition) {
        Instant from = timeOf(scope.fromOffsets().get(partition), partition);
        Instant to = timeOf(scope.toOffsets().get(partition), partition);
        return scope.between(from == null ? scope.from() : from, to == null ? scope.to() : to);
    }

    /** Of the first record there or later; null when none was asked for or there is none. */
    private @Nullable Instant timeOf(@Nullable Long offset, int partition) {
        if (offset == null) {
            return null;
        }
        TopicPartition requests = new TopicPartition(Topics.PAYMENT_REQUESTED.name(), partition);
        List<TopicPartition> others = consumer.assignment().stream()
                .filter(each -> !each.equals(requests))
                .toList();
        long end = consumer.endOffsets(List.of(requests)).getOrDefault(requests, 0L);
        Map<TopicPartition, Long> firsts = consumer.beginningOffsets(List.of(requests));
        consumer.pause(others);
        try {
            consumer.seek(requests, Math.max(offset, firsts.getOrDefault(requests, 0L)));
            long giveUp = System.nanoTime() + log.patience().toNanos();
            while (consumer.position(requests) < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    return requestedAt(record);
                }
                if (System.nanoTime() > giveUp) {
                    throw log.unavailable(null);
                }
            }
            return log.clock().instant();
        } finally {
            consumer.resume(others);
        }
    }

    private Instant requestedAt(ConsumerRecord<String, byte[]> record) {
        try {
            return codec.decode(Topics.PAYMENT_REQUESTED, record.value())
                    .getSale()
                    .getRequestedAt();
        } catch (UnreadableEventException e) {
            return Instant.ofEpochMilli(record.timestamp());
        } catch (RegistryUnavailableException e) {
            throw log.noRegistry(e);
        }
    }
}
