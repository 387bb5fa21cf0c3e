package io.vendflow.endtoend;

import io.vendflow.events.DeadLetter;
import io.vendflow.events.Sale;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.events.WebhookReceived;
import io.vendflow.kafka.ClientSecurity;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.EventHeaders;
import io.vendflow.kafka.KafkaEventPublisher;
import io.vendflow.kafka.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The books in Kafka, read from the first record, as an accountant would. */
final class EventLog {

    private final KafkaSettings settings;
    private final EventCodec codec;

    /** What was read at one time; null to read at each question. */
    private final @Nullable List<Entry> copied;

    EventLog(String bootstrapServers, String schemaRegistryUrl) {
        this(bootstrapServers, schemaRegistryUrl, Map.of());
    }

    /** @param account how to prove to Kafka who is reading, see {@link ClientSecurity} */
    EventLog(String bootstrapServers, String schemaRegistryUrl, Map<String, Object> account) {
        this(
                new KafkaSettings(bootstrapServers, schemaRegistryUrl, null, account),
                new EventCodec(schemaRegistryUrl),
                null);
    }

    private EventLog(KafkaSettings settings, EventCodec codec, @Nullable List<Entry> copied) {
        this.settings = settings;
        this.codec = codec;
        this.copied = copied;
    }

    /** The log as it is now, read once, for many questions about many sales. */
    EventLog copy() {
        return new EventLog(settings, codec, read(Topics.all()));
    }

    /** An event and the topic it lies on. */
    record Entry(Topic<?> topic, SpecificRecordBase event, Headers headers) {}

    /** The traces that the headers of a sale's events name. */
    List<String> traceparents(String reference, Topic<?> topic) {
        return read(List.of(topic)).stream()
                .filter(entry -> reference.equals(referenceOf(entry.event())))
                .map(entry -> Objects.requireNonNullElse(EventHeaders.text(entry.headers(), "traceparent"), ""))
                .toList();
    }

    /** All events about a sale. */
    List<Entry> of(String reference) {
        return read(Topics.all()).stream()
                .filter(entry -> reference.equals(referenceOf(entry.event())))
                .toList();
    }

    <E extends SpecificRecordBase> List<E> of(String reference, Topic<E> topic) {
        return read(List.of(topic)).stream()
                .filter(entry -> reference.equals(referenceOf(entry.event())))
                .map(entry -> topic.type().cast(entry.event()))
                .toList();
    }

    /** The verified webhooks that came about a payment. */
    List<WebhookReceived> webhooks(String reference) {
        return read(List.of(Topics.WEBHOOK_RECEIVED)).stream()
                .map(entry -> (WebhookReceived) entry.event())
                .filter(webhook -> webhook.getReference().equals(reference))
                .toList();
    }

    /** Whether a consumer group has taken everything of a topic. */
    boolean isTakenBy(String group, Topic<?> topic) {
        try (Admin admin = Admin.create(settings.admin("event-log"))) {
            Map<TopicPartition, OffsetAndMetadata> taken = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, OffsetSpec> partitions =
                    admin.describeTopics(List.of(topic.name())).allTopicNames().get().values().stream()
                            .flatMap(each -> each.partitions().stream())
                            .map(each -> new TopicPartition(topic.name(), each.partition()))
                            .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
            return admin.listOffsets(partitions).all().get().entrySet().stream().allMatch(end -> {
                OffsetAndMetadata position = taken.get(end.getKey());
                // Of a partition that was always empty nothing was ever taken.
                return (position == null ? 0 : position.offset())
                        >= end.getValue().offset();
            });
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    List<DeadLetter> deadLetters(String machine) {
        return read(List.of(Topics.DEAD_LETTERS)).stream()
                .map(entry -> (DeadLetter) entry.event())
                .filter(letter -> machine.equals(letter.getKey()))
                .toList();
    }

    /** What somebody outside the services says. */
    void write(Emission<?> emission) {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings.producer("a-test"), new StringSerializer(), new ByteArraySerializer())) {
            new KafkaEventPublisher(producer, codec).publish(emission);
        }
    }

    Set<String> topicNames() throws Exception {
        try (Admin admin = Admin.create(settings.admin("event-log"))) {
            return admin.listTopics().names().get();
        }
    }

    private static String referenceOf(SpecificRecordBase event) {
        var field = event.getSchema().getField("sale");
        return field != null && event.get(field.pos()) instanceof Sale sale ? sale.getReference() : "";
    }

    private List<Entry> read(List<Topic<?>> topics) {
        if (copied != null) {
            return copied.stream()
                    .filter(entry -> topics.contains(entry.topic()))
                    .toList();
        }
        Map<String, Topic<?>> byName = topics.stream().collect(Collectors.toMap(Topic::name, topic -> topic));
        Map<String, Object> config = settings.reader("event-log");
        List<Entry> entries = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = byName.keySet().stream()
                    .flatMap(name -> consumer.partitionsFor(name).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                for (ConsumerRecord<String, byte[]> each : consumer.poll(Duration.ofMillis(200))) {
                    Topic<?> topic = byName.get(each.topic());
                    if (topic != null) {
                        entries.add(new Entry(topic, codec.decode(topic, each.value()), each.headers()));
                    }
                }
            }
        }
        return entries;
    }
}
