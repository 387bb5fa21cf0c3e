package io.vendflow.kafka;

import io.opentelemetry.api.trace.SpanKind;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.Traceparent;
import io.vendflow.tracing.Handling;
import io.vendflow.tracing.LogContext;
import io.vendflow.tracing.Mark;
import io.vendflow.tracing.Place;
import io.vendflow.tracing.TraceIds;
import io.vendflow.tracing.Tracing;
import io.vendflow.tracing.Work;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The spans of records about sales, in the words of OpenTelemetry's conventions for messaging. The span in which an event is
 * emitted is the one that the event's {@code traceparent} names, however often it is emitted, so whoever handles the event
 * hangs under it.
 */
public final class RecordTraces {

    private final Tracing tracing;

    public RecordTraces(Tracing tracing) {
        this.tracing = tracing;
    }

    public static RecordTraces off() {
        return new RecordTraces(Tracing.off());
    }

    public Tracing tracing() {
        return tracing;
    }

    /** What the log is to say while a record is handled. */
    public static LogContext saidOf(ConsumerRecord<String, byte[]> record) {
        return LogContext.about(referenceOf(record.headers()), machineOf(record.key()), traceIdOf(record.headers()));
    }

    /** Begins to handle a record; one that is about no sale is only followed, not recorded. */
    public Handling consuming(String topic, int partition, long offset, @Nullable String key, Headers headers) {
        String reference = referenceOf(headers);
        Place place = placeOf(headers, topic + "/" + partition + "/" + offset);
        if (reference == null) {
            return tracing.enter(place, null, machineOf(key));
        }
        return tracing.begin(Work.at(place, SpanKind.CONSUMER, "process " + topic)
                .about(reference, machineOf(key))
                .with("messaging.system", "kafka")
                .with("messaging.operation.type", "process")
                .with("messaging.operation.name", "process")
                .with("messaging.destination.name", topic)
                .with("messaging.destination.partition.id", String.valueOf(partition))
                .with("messaging.kafka.offset", offset)
                .with("messaging.message.id", EventHeaders.text(headers, EventHeaders.ID)));
    }

    /**
     * Begins to emit a record; what it follows from is what this thread does, or else the beginning of its sale. Says in its
     * header whether it is recorded.
     *
     * @return to be closed when it is out; nothing for a record that is about no sale and follows from nothing
     */
    public Optional<Mark> emitting(ProducerRecord<String, byte[]> record) {
        Headers headers = record.headers();
        Traceparent own = Traceparent.parse(EventHeaders.text(headers, Traceparent.HEADER))
                .orElse(null);
        String reference = referenceOf(headers);
        Traceparent here = Tracing.here().orElse(null);
        if (own == null || (reference == null && here == null)) {
            return Optional.empty();
        }
        Mark mark = tracing.mark(work(own, here, reference, "publish " + record.topic())
                .as(own.spanId())
                .about(reference, machineOf(record.key()))
                .with("messaging.system", "kafka")
                .with("messaging.operation.type", "send")
                .with("messaging.operation.name", "publish")
                .with("messaging.destination.name", record.topic())
                .with("messaging.message.id", EventHeaders.text(headers, EventHeaders.ID)));
        if (mark.isSampled() != own.sampled()) {
            headers.remove(Traceparent.HEADER);
            headers.add(
                    Traceparent.HEADER,
                    new Traceparent(own.traceId(), own.spanId(), mark.isSampled())
                            .header()
                            .getBytes(StandardCharsets.UTF_8));
        }
        return Optional.of(mark);
    }

    private static Work work(Traceparent own, @Nullable Traceparent here, @Nullable String reference, String name) {
        if (here != null && here.traceId().equals(own.traceId())) {
            return Work.within(SpanKind.PRODUCER, name);
        }
        String beginning = reference == null ? own.spanId() : SaleTraces.spanOfBeginning(reference);
        boolean isBeginning = beginning.equals(own.spanId());
        return Work.at(new Place(own.traceId(), isBeginning ? null : beginning, own.sampled()), SpanKind.PRODUCER, name)
                .linkedTo(here);
    }

    /** Where a record's headers say it belongs; what says nothing is a trace of its own. */
    public static Place placeOf(Headers headers, String otherwise) {
        return Traceparent.parse(EventHeaders.text(headers, Traceparent.HEADER))
                .map(Place::under)
                .orElseGet(() -> {
                    String reference = referenceOf(headers);
                    return Place.rootOf(TraceIds.traceOf(reference == null ? otherwise : reference));
                });
    }

    private static @Nullable String traceIdOf(Headers headers) {
        return Traceparent.parse(EventHeaders.text(headers, Traceparent.HEADER))
                .map(Traceparent::traceId)
                .orElse(null);
    }

    /** The sale that a record is about, when it is about one. */
    public static @Nullable String referenceOf(Headers headers) {
        String subject = EventHeaders.text(headers, EventHeaders.SUBJECT);
        return subject != null && PaymentReference.isOfMachine(subject) ? subject : null;
    }

    private static @Nullable String machineOf(@Nullable String key) {
        return key != null && MachineId.isValid(key) ? key : null;
    }
}
