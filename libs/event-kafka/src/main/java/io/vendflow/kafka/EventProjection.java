package io.vendflow.kafka;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.vendflow.events.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A part of one topic's events, for whoever reads millions of them: what is left out is skipped over and never becomes an
 * object. One thread at a time.
 */
public final class EventProjection {

    private final Topic<?> topic;
    private final Schema schema;
    private final KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();

    /**
     * @param fields of the event and of the records in it, as {@code amount} or {@code sale.reference}
     * @throws IllegalArgumentException when the event has no such field
     */
    public EventProjection(Topic<?> topic, Collection<String> fields, String schemaRegistryUrl) {
        this.topic = topic;
        this.schema = project(SpecificData.get().getSchema(topic.type()), "", Set.copyOf(fields));
        for (String field : fields) {
            if (!contains(schema, field)) {
                throw new IllegalArgumentException(topic + " has no field " + field);
            }
        }
        deserializer.configure(
                Map.of(
                        KafkaAvroDeserializerConfig.SCHEMA_REGISTRY_URL_CONFIG,
                        schemaRegistryUrl,
                        KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG,
                        false),
                false);
    }

    /** What {@link #decode} gives: the event's schema without what is left out. */
    public Schema schema() {
        return schema;
    }

    /**
     * @throws UnreadableEventException when the bytes are not an event of this topic
     * @throws RegistryUnavailableException when the registry cannot be asked
     */
    public GenericRecord decode(byte @Nullable [] bytes) {
        if (bytes == null) {
            throw new UnreadableEventException("the record has no value");
        }
        try {
            if (deserializer.deserialize(topic.name(), bytes, schema) instanceof GenericRecord event) {
                return event;
            }
            throw new UnreadableEventException("not a " + topic.type().getSimpleName());
        } catch (SerializationException | TimeoutException e) {
            if (EventCodec.isOutage(e)) {
                throw new RegistryUnavailableException("the schema registry did not answer for " + topic, e);
            }
            throw new UnreadableEventException("not a " + topic.type().getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    private static Schema project(Schema whole, String path, Set<String> fields) {
        List<Schema.Field> kept = new ArrayList<>();
        for (Schema.Field field : whole.getFields()) {
            String name = path + field.name();
            if (field.schema().getType() == Schema.Type.RECORD) {
                if (fields.stream().anyMatch(each -> each.startsWith(name + "."))) {
                    kept.add(copy(field, project(field.schema(), name + ".", fields)));
                }
            } else if (fields.contains(name)) {
                kept.add(copy(field, withJavaStrings(field.schema())));
            }
        }
        return Schema.createRecord(whole.getName(), null, whole.getNamespace(), false, kept);
    }

    private static Schema.Field copy(Schema.Field field, Schema schema) {
        return field.hasDefaultValue()
                ? new Schema.Field(field.name(), schema, null, field.defaultVal())
                : new Schema.Field(field.name(), schema);
    }

    private static Schema withJavaStrings(Schema schema) {
        return switch (schema.getType()) {
            case STRING -> {
                Schema string = Schema.create(Schema.Type.STRING);
                GenericData.setStringType(string, GenericData.StringType.String);
                yield string;
            }
            case UNION ->
                Schema.createUnion(schema.getTypes().stream()
                        .map(EventProjection::withJavaStrings)
                        .toList());
            default -> schema;
        };
    }

    private static boolean contains(Schema schema, String path) {
        int dot = path.indexOf('.');
        Schema.Field field = schema.getField(dot < 0 ? path : path.substring(0, dot));
        return field != null && (dot < 0 || contains(field.schema(), path.substring(dot + 1)));
    }
}
