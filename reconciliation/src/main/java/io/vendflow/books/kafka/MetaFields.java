package io.vendflow.books.kafka;

import io.vendflow.books.Happening;
import io.vendflow.books.Kind;
import io.vendflow.books.Place;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** Where an event's envelope has what. */
record MetaFields(int meta, int id, int causationId, int producer, int occurredAt) {

    static MetaFields of(Schema event) {
        Schema.Field meta = event.getField("meta");
        Schema envelope = meta.schema();
        return new MetaFields(
                meta.pos(),
                envelope.getField("id").pos(),
                envelope.getField("causationId").pos(),
                envelope.getField("producer").pos(),
                envelope.getField("occurredAt").pos());
    }

    Happening happening(
            GenericRecord event, Kind kind, long amount, String word, String by, String about, Place place) {
        GenericRecord envelope = (GenericRecord) event.get(meta);
        return new Happening(
                kind,
                envelope.get(id).toString(),
                envelope.get(causationId).toString(),
                envelope.get(producer).toString(),
                Instant.ofEpochMilli((Long) envelope.get(occurredAt)),
                amount,
                word,
                by,
                about,
                place);
    }
}
