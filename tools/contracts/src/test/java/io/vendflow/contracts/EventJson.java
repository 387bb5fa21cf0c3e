package io.vendflow.contracts;

import io.vendflow.events.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events in Avro's JSON encoding, and back. */
final class EventJson {

    static {
        // As the codec does, which is not needed here: Avro makes no class that nobody vouches for.
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(),
                type -> type.getPackageName().equals(Topic.class.getPackageName())));
    }

    private EventJson() {}

    /** @throws org.apache.avro.AvroTypeException when it is not an event of this schema */
    static <E extends SpecificRecordBase> E read(Topic<E> topic, Schema writer, JsonNode json) {
        try {
            SpecificDatumReader<E> reader = new SpecificDatumReader<>(topic.type());
            reader.setSchema(writer);
            return reader.read(null, DecoderFactory.get().jsonDecoder(writer, json.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode write(SpecificRecordBase event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            JsonEncoder encoder = EncoderFactory.get().jsonEncoder(event.getSchema(), out);
            new SpecificDatumWriter<SpecificRecordBase>(event.getSchema()).write(event, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
    }
}
