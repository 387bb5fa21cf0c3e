package io.vendflow.reconciliation.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.RegistryUnavailableException;
import io.vendflow.kafka.UnreadableEventException;
import io.vendflow.kafka.parts.Condition;
import io.vendflow.kafka.parts.Part;
import io.vendflow.reconciliation.OpenLetters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the two topics about dead letters from their beginnings, as nobody's group, and tells {@link OpenLetters}. Beginning
 * again after trouble counts nothing twice.
 */
final class LetterWatch implements Part, AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(LetterWatch.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final KafkaSettings settings;
    private final EventCodec codec;
    private final OpenLetters letters;
    private final MeterRegistry meters;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("letter-watch").unstarted(this::follow);
    private volatile boolean following;

    LetterWatch(KafkaSettings settings, EventCodec codec, OpenLetters letters, MeterRegistry meters) {
        this.settings = settings;
        this.codec = codec;
        this.letters = letters;
        this.meters = meters;
    }

    void start() {
        thread.start();
    }

    @Override
    public String name() {
        return "letters";
    }

    @Override
    public Condition condition() {
        if (!thread.isAlive() && thread.getState() != Thread.State.NEW && closing.getCount() > 0) {
            return new Condition.Dead("nobody counts the dead letters any more");
        }
        return following ? new Condition.Works() : new Condition.Waits("for Kafka, to count the dead letters");
    }

    private void follow() {
        try {
            do {
                try {
                    read();
                } catch (KafkaException | RegistryUnavailableException e) {
                    following = false;
                    LOGGER.atWarn().addKeyValue("again", PAUSE).log("dead letters are not counted: {}", e.getMessage());
                }
            } while (!closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                        settings.reader("letter-watch"), new StringDeserializer(), new ByteArrayDeserializer());
                KafkaClientMetrics metrics = new KafkaClientMetrics(consumer)) {
            metrics.bindTo(meters);
            List<TopicPartition> partitions = Stream.of(Topics.DEAD_LETTERS, Topics.DEAD_LETTERS_HANDLED)
                    .flatMap(topic -> consumer.partitionsFor(topic.name(), PATIENCE).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            while (closing.getCount() > 0) {
                consumer.poll(POLL).forEach(this::take);
                if (!following && isAt(ends, consumer)) {
                    letters.isComplete();
                    following = true;
                }
            }
        }
    }

    private static boolean isAt(Map<TopicPartition, Long> ends, KafkaConsumer<?, ?> consumer) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.topic().equals(Topics.DEAD_LETTERS.name())) {
            var letter = decode(Topics.DEAD_LETTERS, record);
            // Even a letter that nobody can read is one that somebody has to look at.
            letters.written(
                    letter == null
                            ? record.topic() + "/" + record.partition() + "/" + record.offset()
                            : letter.getMeta().getId());
        } else {
            var handled = decode(Topics.DEAD_LETTERS_HANDLED, record);
            if (handled != null) {
                letters.handled(handled.getLetterId());
            }
        }
    }

    private <E extends SpecificRecordBase> @Nullable E decode(Topic<E> topic, ConsumerRecord<String, byte[]> record) {
        try {
            return codec.decode(topic, record.value());
        } catch (UnreadableEventException e) {
            LOGGER.atWarn()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .log("unreadable: {}", e.getMessage());
            return null;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(PATIENCE)) {
                LOGGER.warn("counting dead letters did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
