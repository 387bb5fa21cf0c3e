package io.vendflow.kafka.consume;

import io.vendflow.kafka.RecordTraces;
import io.vendflow.tracing.Handling;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Each attempt at a record as a span of its own, under the one in which the record was emitted. */
public final class TracedHandler implements RecordHandler {

    private final RecordHandler delegate;
    private final RecordTraces traces;

    public TracedHandler(RecordHandler delegate, RecordTraces traces) {
        this.delegate = delegate;
        this.traces = traces;
    }

    @Override
    public void handle(ConsumerRecord<String, byte[]> record, int attempt) {
        try (Handling handling =
                traces.consuming(record.topic(), record.partition(), record.offset(), record.key(), record.headers())) {
            handling.with("vendflow.attempt", attempt);
            try {
                delegate.handle(record, attempt);
            } catch (RetryLaterException e) {
                handling.failed("not finished yet");
                throw e;
            }
        }
    }
}
