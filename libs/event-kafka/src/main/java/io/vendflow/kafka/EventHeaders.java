package io.vendflow.kafka;

import io.vendflow.events.DeadLetter;
import io.vendflow.events.Meta;
import io.vendflow.events.Sale;
import io.vendflow.events.Topic;
import io.vendflow.events.WebhookReceived;
import io.vendflow.sale.Traceparent;
import io.vendflow.tracing.TraceIds;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The headers of every event: CloudEvents 1.0 in Kafka's binary mode, and W3C Trace Context.
 *
 * <p>The trace id is the one that the sale's machine sent, else a pure function of the sale's reference, and the span id one
 * of the event's id. So all events of a sale are one trace, and an event that is emitted again after a crash has the same
 * headers. A webhook knows no more than the reference.
 */
public final class EventHeaders {

    /** Which sale or machine a record is about. */
    public static final String SUBJECT = "ce_subject";

    static final String ID = "ce_id";

    private EventHeaders() {}

    public static <E extends SpecificRecordBase> Headers of(Topic<E> topic, E event) {
        Meta meta = topic.metaOf(event);
        Headers headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, ID, meta.getId());
        add(headers, "ce_type", topic.type().getName());
        add(headers, "ce_source", "/" + meta.getProducer());
        add(headers, "ce_time", meta.getOccurredAt().toString());
        add(headers, SUBJECT, subjectOf(topic, event));
        add(headers, "content-type", "application/avro");
        add(headers, Traceparent.HEADER, traceparent(event, meta.getId()).header());
        return headers;
    }

    /** A header's text, when it is there. */
    public static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static <E extends SpecificRecordBase> String subjectOf(Topic<E> topic, E event) {
        Sale sale = saleOf(event);
        return sale == null ? topic.keyOf(event) : sale.getReference();
    }

    private static Traceparent traceparent(SpecificRecordBase event, String id) {
        Sale sale = saleOf(event);
        return (sale == null ? traceOf(event) : Traceparent.parse(sale.getTraceparent()))
                .map(sent -> sent.at(TraceIds.spanOf(id)))
                .orElseGet(() -> new Traceparent(
                        TraceIds.traceOf(sale == null ? nameOf(event, id) : sale.getReference()),
                        TraceIds.spanOf(id),
                        true));
    }

    /** What is buried stays in the trace that it came in. */
    private static Optional<Traceparent> traceOf(SpecificRecordBase event) {
        return event instanceof DeadLetter letter
                ? Traceparent.parse(text(letter.getHeaders().get(Traceparent.HEADER)))
                : Optional.empty();
    }

    /** What is about no sale is a trace of its own. */
    private static String nameOf(SpecificRecordBase event, String id) {
        return event instanceof WebhookReceived webhook
                        && !webhook.getReference().isEmpty()
                ? webhook.getReference()
                : id;
    }

    private static @Nullable Sale saleOf(SpecificRecordBase event) {
        var schemaField = event.getSchema().getField("sale");
        return schemaField != null && event.get(schemaField.pos()) instanceof Sale sale ? sale : null;
    }

    private static @Nullable String text(@Nullable ByteBuffer bytes) {
        return bytes == null
                ? null
                : StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
