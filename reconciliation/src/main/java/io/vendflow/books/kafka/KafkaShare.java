package io.vendflow.books.kafka;

import io.vendflow.books.EventLog;
import io.vendflow.books.Hole;
import io.vendflow.books.Kind;
import io.vendflow.books.LogReader;
import io.vendflow.books.Place;
import io.vendflow.books.Scope;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.RegistryUnavailableException;
import io.vendflow.kafka.UnreadableEventException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** The same partition of every topic: whatever is about a machine lies in one. */
final class KafkaShare implements EventLog.Share {

    /** Clocks differ, and a record has the time of its fact, not of its writing. */
    private static final Duration EARLIER = Duration.ofHours(1);

    private static final int TELL_EVERY = 1_000;

    private final Scope scope;
    private final Consumer<String, byte[]> consumer;
    private final Facts facts;
    private final KafkaEventLog log;
    private final Instant openedAt;
    private final Map<TopicPartition, Long> begins;
    private final Map<TopicPartition, Long> ends;
    private final List<Hole> holes;

    private KafkaShare(
            Scope scope,
            Consumer<String, byte[]> consumer,
            Facts facts,
            KafkaEventLog log,
            Map<TopicPartition, Long> begins,
            Map<TopicPartition, Long> ends,
            List<Hole> holes) {
        this.scope = scope;
        this.consumer = consumer;
        this.facts = facts;
        this.log = log;
        this.openedAt = log.clock().instant();
        this.begins = begins;
        this.ends = ends;
        this.holes = holes;
    }

    static KafkaShare open(
            int partition, Scope asked, Consumer<String, byte[]> consumer, EventCodec codec, KafkaEventLog log) {
        List<TopicPartition> all = KafkaEventLog.TOPICS.stream()
                .map(topic -> new TopicPartition(topic.name(), partition))
                .toList();
        consumer.assign(all);
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        Map<TopicPartition, Long> firsts = consumer.beginningOffsets(all);
        Scope scope = new OffsetTimes(consumer, codec, log).resolve(asked, partition);
        Map<TopicPartition, Long> begins = offsetsAt(consumer, all, scope.from().minus(EARLIER), firsts, ends);
        List<Hole> holes = new ArrayList<>();
        Facts facts = log.facts();
        Map<TopicPartition, OffsetAndTimestamp> retained =
                consumer.offsetsForTimes(all.stream().collect(Collectors.toMap(each -> each, each -> 0L)));
        firsts.forEach((each, first) -> {
            OffsetAndTimestamp oldest = retained.get(each);
            Instant until = oldest == null ? log.clock().instant() : Instant.ofEpochMilli(oldest.timestamp());
            Kind kind = facts.kindOf(each.topic());
            if (first > 0 && kind != null && until.isAfter(scope.from())) {
                holes.add(new Hole(kind, new Place(each.topic(), each.partition(), first), until));
            }
        });
        return new KafkaShare(scope, consumer, facts, log, begins, ends, holes);
    }

    private static Map<TopicPartition, Long> offsetsAt(
            Consumer<String, byte[]> consumer,
            List<TopicPartition> all,
            Instant time,
            Map<TopicPartition, Long> firsts,
            Map<TopicPartition, Long> ends) {
        if (time.toEpochMilli() <= 0) {
            return firsts;
        }
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(
                all.stream().collect(Collectors.toMap(each -> each, each -> time.toEpochMilli())));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (TopicPartition each : all) {
            OffsetAndTimestamp at = found.get(each);
            offsets.put(each, at == null ? ends.get(each) : Long.valueOf(at.offset()));
        }
        return offsets;
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public Instant openedAt() {
        return openedAt;
    }

    @Override
    public long size() {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - begins.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    @Override
    public List<Hole> holes() {
        return holes;
    }

    @Override
    public void read(Set<String> only, LogReader reader) {
        try {
            begins.forEach(consumer::seek);
            consumer.resume(consumer.paused());
            Reading reading = new Reading(only, reader);
            new Merged(consumer, ends, openedAt.toEpochMilli()).forEach(reading::take, log.patience());
            reading.tell();
        } catch (Merged.StalledException e) {
            throw log.unavailable(e);
        } catch (KafkaException e) {
            throw log.unavailable(e);
        } catch (RegistryUnavailableException e) {
            throw log.noRegistry(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private final class Reading {

        private final Set<String> only;
        private final LogReader reader;
        private long untold;

        Reading(Set<String> only, LogReader reader) {
            this.only = only;
            this.reader = reader;
        }

        void take(ConsumerRecord<String, byte[]> record) {
            if (++untold == TELL_EVERY) {
                tell();
            }
            boolean namesSale = facts.isAboutSale(record.topic());
            if (!only.isEmpty() && namesSale && !only.contains(subject(record))) {
                return;
            }
            Place place = new Place(record.topic(), record.partition(), record.offset());
            try {
                facts.tell(record.value(), place, reader);
            } catch (UnreadableEventException e) {
                reader.unreadable(place, namesSale ? subject(record) : "", String.valueOf(e.getMessage()));
            }
        }

        void tell() {
            log.read(untold);
            untold = 0;
        }
    }

    private static String subject(ConsumerRecord<String, byte[]> record) {
        Header subject = record.headers().lastHeader("ce_subject");
        return subject == null || subject.value() == null ? "" : new String(subject.value(), StandardCharsets.UTF_8);
    }
}
