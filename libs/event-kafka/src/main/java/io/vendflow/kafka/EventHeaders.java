package io.vendflow.kafka;

import io.vendflow.events.Meta;
import io.vendflow.events.Topic;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The headers of every event: CloudEvents 1.0 in Kafka's binary mode, and W3C Trace Context.
 *
 * <p>The trace id is a pure function of the sale's reference and the span id one of the event's id. So all events of a
 * sale are one trace, through the webhook too, whose sender passes no context on, and an event that is emitted again
 * after a crash has the same bytes.
 */
public final class EventHeaders {

    private EventHeaders() {}

    public static <E extends SpecificRecordBase> Headers of(Topic<E> topic, E event) {
        Meta meta = topic.metaOf(event);
        String subject = subjectOf(topic, event);
        Headers headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", meta.getId());
        add(headers, "ce_type", topic.type().getName());
        add(headers, "ce_source", "/" + meta.getProducer());
        add(headers, "ce_time", meta.getOccurredAt().toString());
        add(headers, "ce_subject", subject);
        add(headers, "content-type", "application/avro");
        add(headers, "traceparent", traceparent(subject, meta.getId()));
        return headers;
    }

    private static <E extends SpecificRecordBase> String subjectOf(Topic<E> topic, E event) {
        var schemaField = event.getSchema().getField("sale");
        if (schemaField != null && event.get(schemaField.pos()) instanceof io.vendflow.events.Sale sale) {
            return sale.getReference();
        }
        return topic.keyOf(event);
    }

    /** https://www.w3.org/TR/trace-context/ version 00, sampled. */
    static String traceparent(String traceOf, String spanOf) {
        return "00-" + hash(traceOf, 16) + "-" + hash(spanOf, 8) + "-01";
    }

    private static String hash(String text, int bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
