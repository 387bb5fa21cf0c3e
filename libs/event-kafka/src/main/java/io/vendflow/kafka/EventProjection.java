package io.vendflow.kafka;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.vendflow.events.Topic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * A part of one topic's events, for whoever reads millions of them: what is left out is skipped over and never becomes an
 * object. One thread at a time.
 */
public final class EventProjection {

    /** Confluent's wire format: a zero, the schema's id in four bytes, the event. */
    private static final int PREFIX = 5;

    private static final int SCHEMAS = 1_000;

    private final Topic<?> topic;
    private final Schema schema;
    private final SchemaRegistryClient registry;
    private final Map<Integer, DatumReader<GenericRecord>> readers = new HashMap<>();
    private @Nullable BinaryDecoder decoder;
    private @Nullable GenericRecord last;

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
        this.registry = SchemaRegistryClientFactory.newClient(
                List.of(schemaRegistryUrl), SCHEMAS, List.of(new AvroSchemaProvider()), Map.of(), Map.of());
    }

    /** What {@link #decode} gives: the event's schema without what is left out. */
    public Schema schema() {
        return schema;
    }

    /**
     * @return valid until the next is decoded
     * @throws UnreadableEventException when the bytes are not an event of this topic
     * @throws RegistryUnavailableException when the registry cannot be asked
     */
    public GenericRecord decode(byte @Nullable [] bytes) {
        if (bytes == null) {
            throw new UnreadableEventException("the record has no value");
        }
        if (bytes.length < PREFIX || bytes[0] != 0) {
            throw unreadable("it does not begin as one", null);
        }
        DatumReader<GenericRecord> reader =
                readerOf(ByteBuffer.wrap(bytes, 1, PREFIX - 1).getInt());
        BinaryDecoder events = DecoderFactory.get().binaryDecoder(bytes, PREFIX, bytes.length - PREFIX, decoder);
        decoder = events;
        try {
            GenericRecord event = reader.read(last, events);
            last = event;
            return event;
        } catch (IOException | RuntimeException e) {
            // Whatever a decoder makes of garbage is the record's own fault: Avro has a type of exception for each
            // mistake.
            last = null;
            throw unreadable(e.toString(), e);
        }
    }

    private DatumReader<GenericRecord> readerOf(int id) {
        DatumReader<GenericRecord> known = readers.get(id);
        if (known != null) {
            return known;
        }
        try {
            if (!(registry.getSchemaById(id) instanceof AvroSchema writer)) {
                throw unreadable("schema " + id + " is not of Avro", null);
            }
            GenericData data = new GenericData();
            data.setFastReaderEnabled(true);
            DatumReader<GenericRecord> reader = new GenericDatumReader<>(writer.rawSchema(), schema, data);
            readers.put(id, reader);
            return reader;
        } catch (IOException | RestClientException e) {
            if (EventCodec.isOutage(e)) {
                throw new RegistryUnavailableException("the schema registry did not answer for " + topic, e);
            }
            throw unreadable("its schema " + id + " is not known: " + e.getMessage(), e);
        }
    }

    private UnreadableEventException unreadable(String why, @Nullable Exception cause) {
        String words = "not a " + topic.type().getSimpleName() + ": " + why;
        return cause == null ? new UnreadableEventException(words) : new UnreadableEventException(words, cause);
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
