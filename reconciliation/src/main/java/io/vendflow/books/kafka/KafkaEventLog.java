package io.vendflow.books.kafka;

import io.vendflow.books.EventLog;
import io.vendflow.books.LogUnavailableException;
import io.vendflow.books.Scope;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.KafkaSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the event topics without a consumer group, so that no offset of production is moved and nothing is rebalanced. */
public final class KafkaEventLog implements EventLog {

    /** What says nothing about a sale is left out. */
    static final List<Topic<?>> TOPICS = Topics.all().stream()
            .filter(topic -> topic != Topics.PRESENCE && topic != Topics.MACHINES)
            .toList();

    private final KafkaSettings settings;
    private final EventCodec codec;
    private final Duration patience;
    private final LongConsumer progress;
    private final Clock clock;

    /**
     * @param patience how long Kafka or the registry may bring nothing before reading is given up
     * @param progress told how many records were read since it was last told
     */
    public KafkaEventLog(
            KafkaSettings settings, EventCodec codec, Duration patience, LongConsumer progress, Clock clock) {
        this.settings = settings;
        this.codec = codec;
        this.patience = patience;
        this.progress = progress;
        this.clock = clock;
    }

    @Override
    public List<Integer> partitions() {
        try (Consumer<String, byte[]> consumer = connect()) {
            Map<String, Integer> counts = new HashMap<>();
            for (Topic<?> topic : TOPICS) {
                List<PartitionInfo> found = consumer.partitionsFor(topic.name(), patience);
                if (found == null || found.isEmpty()) {
                    throw new LogUnavailableException("Kafka has no topic " + topic + " at " + where(), null);
                }
                counts.put(topic.name(), found.size());
            }
            int most =
                    counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
            if (counts.values().stream().anyMatch(count -> count != most)) {
                throw new LogUnavailableException(
                        "the topics do not have the same number of partitions, so a sale's events do not lie together: "
                                + counts,
                        null);
            }
            return IntStream.range(0, most).boxed().toList();
        } catch (KafkaException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Share open(int partition, Scope scope) {
        Consumer<String, byte[]> consumer = connect();
        try {
            return KafkaShare.open(partition, scope, consumer, codec, this);
        } catch (KafkaException e) {
            consumer.close();
            throw unavailable(e);
        } catch (LogUnavailableException e) {
            consumer.close();
            throw e;
        }
    }

    Facts facts() {
        return new Facts(codec, settings.schemaRegistryUrl());
    }

    Duration patience() {
        return patience;
    }

    Clock clock() {
        return clock;
    }

    void read(long records) {
        progress.accept(records);
    }

    LogUnavailableException unavailable(@Nullable Exception cause) {
        return new LogUnavailableException(
                "Kafka does not answer at " + where() + (cause == null ? "" : ": " + cause.getMessage()), cause);
    }

    LogUnavailableException noRegistry(Exception cause) {
        return new LogUnavailableException(
                "the schema registry does not answer at " + settings.schemaRegistryUrl() + ": " + cause.getMessage(),
                cause);
    }

    private String where() {
        return settings.bootstrapServers();
    }

    private Consumer<String, byte[]> connect() {
        Map<String, Object> config = settings.reader("reconciliation");
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 4_000);
        // Whoever is at the end of one topic need not wait there for more.
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
