package io.vendflow.commands;

import io.vendflow.events.Sale;
import io.vendflow.events.Topic;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.kafka.UnreadableEventException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/** Events as Avro's own JSON, which names a union's branch ({@code {"string": "x"}}) and so comes back as it was. */
public final class EventJson {

    private EventJson() {}

    public static String write(SpecificRecordBase event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Encoder encoder = EncoderFactory.get().jsonEncoder(event.getSchema(), out, true);
            new SpecificDatumWriter<>(event.getSchema(), event.getSpecificData()).write(event, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** @throws CommandFailedException when it is not an event of this topic, or its sale breaks a rule, in words */
    public static <E extends SpecificRecordBase> E read(Topic<E> topic, String json) {
        SpecificDatumReader<E> reader = new SpecificDatumReader<>(topic.type());
        try {
            E event = reader.read(null, DecoderFactory.get().jsonDecoder(reader.getSchema(), json));
            checkSale(event);
            return event;
        } catch (IOException | AvroRuntimeException | UnreadableEventException e) {
            throw CommandFailedException.invalid(
                    "this is no " + topic.type().getSimpleName() + " as JSON: " + e.getMessage());
        }
    }

    private static void checkSale(SpecificRecordBase event) {
        Schema.Field field = event.getSchema().getField("sale");
        if (field != null && event.get(field.pos()) instanceof Sale sale) {
            SaleMapper.fromEvent(sale);
        }
    }
}
