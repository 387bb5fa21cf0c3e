package io.vendflow.kafka.read;

import io.vendflow.kafka.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the log says under one key. All topics have the same number of partitions, so it lies in one partition of each. */
public final class KeyHistory {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaSettings settings;
    private final Duration patience;

    /** @param patience how long reading may take in all */
    public KeyHistory(KafkaSettings settings, Duration patience) {
        this.settings = settings;
        this.patience = patience;
    }

    /**
     * The records of a key that are in the topics now, topics in any order.
     *
     * @param since records of an earlier time may be left out
     * @param wanted which of them to keep
     * @throws LogUnreadableException when Kafka does not answer, or not in time
     */
    public List<ConsumerRecord<String, byte[]>> read(
            String key, Collection<String> topics, Instant since, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        long deadline = System.nanoTime() + patience.toNanos();
        try (Consumer<String, byte[]> consumer = connect()) {
            Map<TopicPartition, Long> ends = begin(consumer, key, topics, since);
            while (!isAtEnd(consumer, ends)) {
                if (System.nanoTime() > deadline) {
                    throw new LogUnreadableException(
                            "reading the log of " + key + " took longer than " + patience, null);
                }
                for (ConsumerRecord<String, byte[]> each : consumer.poll(POLL)) {
                    if (key.equals(each.key()) && wanted.test(each)) {
                        found.add(each);
                    }
                }
            }
        } catch (KafkaException e) {
            throw new LogUnreadableException("Kafka does not answer: " + e.getMessage(), e);
        }
        return found;
    }

    private Consumer<String, byte[]> connect() {
        Map<String, Object> config = settings.reader("key-history");
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<TopicPartition, Long> begin(
            Consumer<String, byte[]> consumer, String key, Collection<String> topics, Instant since) {
        Map<TopicPartition, Long> times = new HashMap<>();
        for (String topic : topics) {
            int partitions = consumer.partitionsFor(topic).size();
            int partition = BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions);
            times.put(new TopicPartition(topic, partition), Math.max(0, since.toEpochMilli()));
        }
        consumer.assign(times.keySet());
        Map<TopicPartition, Long> ends = consumer.endOffsets(times.keySet());
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp start = starts.get(partition);
            consumer.seek(partition, start == null ? end : start.offset());
        });
        return ends;
    }

    private static boolean isAtEnd(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
