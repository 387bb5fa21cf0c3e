package io.vendflow.operations.kafka;

import io.vendflow.events.Meta;
import io.vendflow.events.Sale;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An event's parts, whichever event it is. */
final class EventDetails {

    private static final JsonMapper JSON = JsonMapper.shared();

    private EventDetails() {}

    static Meta meta(SpecificRecordBase event) {
        return (Meta) event.get(event.getSchema().getField("meta").pos());
    }

    static @Nullable Sale sale(SpecificRecordBase event) {
        Schema.Field field = event.getSchema().getField("sale");
        return field == null ? null : (Sale) event.get(field.pos());
    }

    /** What it says beyond its sale and its envelope; bytes as their number. */
    static String json(SpecificRecordBase event) {
        ObjectNode details = JSON.createObjectNode();
        for (Schema.Field field : event.getSchema().getFields()) {
            Object value = event.get(field.pos());
            if (value != null && !(value instanceof Meta) && !(value instanceof Sale)) {
                details.set(field.name(), JSON.valueToTree(plain(value)));
            }
        }
        return details.toString();
    }

    private static Object plain(Object value) {
        return switch (value) {
            case SpecificRecordBase record -> JSON.readTree(record.toString());
            case List<?> list -> list.stream().map(EventDetails::plain).toList();
            case Map<?, ?> map -> map.keySet().stream().map(Object::toString).toList();
            case ByteBuffer bytes -> bytes.remaining() + " bytes";
            case Number number -> number;
            case Boolean truth -> truth;
            default -> value.toString();
        };
    }
}
