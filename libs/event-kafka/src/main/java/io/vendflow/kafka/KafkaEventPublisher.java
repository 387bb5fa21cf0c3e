package io.vendflow.kafka;

import io.vendflow.tracing.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Publishes through one shared producer. */
public final class KafkaEventPublisher implements EventPublisher, AutoCloseable {

    private final Producer<String, byte[]> producer;
    private final EventCodec codec;
    private final DeadLetterMetrics deadLetters;
    private final RecordTraces traces;

    /** One that counts nothing and traces nothing, for commands and tests. */
    public KafkaEventPublisher(Producer<String, byte[]> producer, EventCodec codec) {
        this(producer, codec, DeadLetterMetrics.UNCOUNTED, RecordTraces.off());
    }

    public KafkaEventPublisher(
            Producer<String, byte[]> producer, EventCodec codec, DeadLetterMetrics deadLetters, RecordTraces traces) {
        this.producer = producer;
        this.codec = codec;
        this.deadLetters = deadLetters;
        this.traces = traces;
    }

    @Override
    public void publish(List<Emission<?>> emissions) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (Emission<?> emission : emissions) {
            records.add(toRecord(emission));
        }
        List<Mark> marks =
                records.stream().map(traces::emitting).flatMap(Optional::stream).toList();
        try {
            List<Future<?>> sent = new ArrayList<>();
            for (ProducerRecord<String, byte[]> each : records) {
                sent.add(producer.send(each));
            }
            for (Future<?> each : sent) {
                each.get();
            }
            emissions.forEach(deadLetters::left);
        } catch (ExecutionException | KafkaException e) {
            marks.forEach(mark -> mark.failed("Kafka did not confirm it"));
            throw new PublishFailedException("Kafka did not confirm " + emissions.size() + " event(s)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishFailedException("interrupted while Kafka was to confirm", e);
        } finally {
            marks.forEach(Mark::close);
        }
    }

    /** The record that an event becomes; also what a topology forwards. */
    public static <E extends SpecificRecordBase> ProducerRecord<String, byte[]> toRecord(
            EventCodec codec, Emission<E> emission) {
        E event = emission.event();
        return new ProducerRecord<>(
                emission.topic().name(),
                null,
                emission.topic().metaOf(event).getOccurredAt().toEpochMilli(),
                emission.key(),
                codec.encode(emission.topic(), event),
                EventHeaders.of(emission.topic(), event));
    }

    private ProducerRecord<String, byte[]> toRecord(Emission<?> emission) {
        return toRecord(codec, emission);
    }

    @Override
    public void close() {
        producer.close();
    }
}
