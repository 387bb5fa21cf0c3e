package io.vendflow.kafka.streams;

import io.vendflow.kafka.DeadLetterMetrics;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.KafkaEventPublisher;
import io.vendflow.kafka.RecordTraces;
import io.vendflow.tracing.Mark;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Sends events from within a topology, each to the sink that is named like its topic. */
public final class EventContext {

    private final ProcessorContext<String, byte[]> context;
    private final EventCodec codec;
    private final DeadLetterMetrics deadLetters;
    private final RecordTraces traces;

    public EventContext(
            ProcessorContext<String, byte[]> context,
            EventCodec codec,
            DeadLetterMetrics deadLetters,
            RecordTraces traces) {
        this.context = context;
        this.codec = codec;
        this.deadLetters = deadLetters;
        this.traces = traces;
    }

    public void forward(Emission<?> emission) {
        ProducerRecord<String, byte[]> record = KafkaEventPublisher.toRecord(codec, emission);
        traces.emitting(record).ifPresent(Mark::close);
        context.forward(
                new Record<>(record.key(), record.value(), record.timestamp(), record.headers()), record.topic());
        deadLetters.left(emission);
    }
}
