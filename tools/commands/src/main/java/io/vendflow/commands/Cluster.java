package io.vendflow.commands;

import io.vendflow.events.Topic;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.KafkaEventPublisher;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.PublishFailedException;
import io.vendflow.kafka.Refusal;
import io.vendflow.kafka.RegistryUnavailableException;
import io.vendflow.kafka.UnreadableEventException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The event log, for commands: a topic from its first record to its present end, and events written to it. What does
 * not answer is named with its address and the variable that moves it.
 */
public final class Cluster {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String NAME = "vendflow-commands";

    private final KafkaSettings settings;
    private final EventCodec codec;

    private Cluster(KafkaSettings settings) {
        this.settings = settings;
        this.codec = new EventCodec(settings.schemaRegistryUrl());
    }

    static Cluster of(Map<String, String> environment) {
        return new Cluster(ClusterSettings.of(environment));
    }

    /**
     * Every event that was in the topic when this was called and was committed; those of a key in their order.
     *
     * @throws CommandFailedException when Kafka or the registry does not answer, or a record cannot be read
     */
    public <E extends SpecificRecordBase> List<Read<E>> readAll(Topic<E> topic) {
        return readAll(topic, where -> {
            throw CommandFailedException.impossible(where, null);
        });
    }

    /**
     * The same, passing over what cannot be read.
     *
     * @param unreadable told in words of each record that is
     */
    public <E extends SpecificRecordBase> List<Read<E>> readAll(Topic<E> topic, Consumer<String> unreadable) {
        List<Read<E>> all = new ArrayList<>();
        scan(topic.name(), null, each -> {
            try {
                all.add(new Read<>(each.key(), each.value() == null ? null : decode(topic, each.value())));
            } catch (UnreadableEventException e) {
                unreadable.accept("the record at " + topic + "/" + each.partition() + "/" + each.offset()
                        + " cannot be read: " + e.getMessage());
            }
        });
        return all;
    }

    /**
     * Shows the records that were in the topic when this was called, one after the other and those of a partition in
     * their order. Nobody's offsets move.
     *
     * @param from records of an earlier time may be left out; null: from the first one on
     * @throws CommandFailedException when Kafka does not answer
     */
    public void scan(String topic, @Nullable Instant from, Consumer<ConsumerRecord<String, byte[]>> reader) {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(readerConfig(), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            consumer.assign(partitions);
            begin(consumer, ends, from);
            long giveUp = System.nanoTime() + PATIENCE.toNanos();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
                if (System.nanoTime() > giveUp) {
                    throw noKafka(null);
                }
                for (ConsumerRecord<String, byte[]> each : consumer.poll(Duration.ofMillis(500))) {
                    if (each.offset() < ends.getOrDefault(new TopicPartition(each.topic(), each.partition()), 0L)) {
                        reader.accept(each);
                    }
                    giveUp = System.nanoTime() + PATIENCE.toNanos();
                }
            }
        } catch (KafkaException e) {
            throw noKafka(e);
        }
    }

    private static void begin(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends, @Nullable Instant from) {
        if (from == null) {
            consumer.seekToBeginning(ends.keySet());
            return;
        }
        long time = Math.max(0, from.toEpochMilli());
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(
                ends.keySet().stream().collect(Collectors.toMap(partition -> partition, partition -> time)), PATIENCE);
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp start = starts.get(partition);
            consumer.seek(partition, start == null ? end : start.offset());
        });
    }

    /**
     * Puts all events into the log, so that whoever reads it next finds them. They are encoded before the first is sent.
     *
     * @throws CommandFailedException when Kafka or the registry does not answer
     */
    public void publish(List<? extends Emission<?>> emissions) {
        if (emissions.isEmpty()) {
            return;
        }
        try (KafkaEventPublisher publisher = new KafkaEventPublisher(
                new KafkaProducer<>(settings.producer(NAME), new StringSerializer(), new ByteArraySerializer()),
                codec)) {
            publisher.publish(List.copyOf(emissions));
        } catch (RegistryUnavailableException e) {
            throw noRegistry(e);
        } catch (SerializationException e) {
            throw unknownSchema(e);
        } catch (PublishFailedException | KafkaException e) {
            throw noKafka(e);
        }
    }

    /** Sends records one after the other, as they are. */
    public Sender sender() {
        return new Sender(
                new KafkaProducer<>(settings.producer(NAME), new StringSerializer(), new ByteArraySerializer()),
                this::noKafka);
    }

    private Map<String, Object> readerConfig() {
        Map<String, Object> config = settings.reader(NAME);
        // Whoever is at the end of a topic need not wait there for more.
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        return config;
    }

    private List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        List<PartitionInfo> found = consumer.partitionsFor(topic, PATIENCE);
        if (found == null || found.isEmpty()) {
            throw CommandFailedException.impossible(
                    "Kafka at " + settings.bootstrapServers() + " has no topic " + topic
                            + "; was this cluster set up for this release?",
                    null);
        }
        return found.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /**
     * @throws UnreadableEventException when the bytes are not an event of this topic
     * @throws CommandFailedException when the registry does not answer
     */
    public <E extends SpecificRecordBase> E decode(Topic<E> topic, byte[] bytes) {
        try {
            return codec.decode(topic, bytes);
        } catch (RegistryUnavailableException e) {
            throw noRegistry(e);
        }
    }

    /** @throws CommandFailedException when the registry does not answer, or does not know the event's schema */
    public <E extends SpecificRecordBase> byte[] encode(Topic<E> topic, E event) {
        try {
            return codec.encode(topic, event);
        } catch (RegistryUnavailableException e) {
            throw noRegistry(e);
        } catch (SerializationException e) {
            throw unknownSchema(e);
        }
    }

    private CommandFailedException unknownSchema(SerializationException cause) {
        return CommandFailedException.impossible(
                "the schema registry at " + settings.schemaRegistryUrl()
                        + " does not know the event's schema; was this cluster set up for this release?",
                cause);
    }

    private CommandFailedException noKafka(@Nullable Exception cause) {
        Optional<String> refusal = cause == null ? Optional.empty() : Refusal.inWords(cause);
        if (refusal.isPresent()) {
            return CommandFailedException.impossible(refusal.get(), cause);
        }
        return CommandFailedException.impossible(
                "Kafka does not answer at " + settings.bootstrapServers() + " (" + ClusterSettings.KAFKA + ")"
                        + (cause == null ? "" : ": " + rootOf(cause).getMessage()),
                cause);
    }

    private CommandFailedException noRegistry(Exception cause) {
        return CommandFailedException.impossible(
                "the schema registry does not answer at " + settings.schemaRegistryUrl() + " ("
                        + ClusterSettings.REGISTRY + "): " + rootOf(cause).getMessage(),
                cause);
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
