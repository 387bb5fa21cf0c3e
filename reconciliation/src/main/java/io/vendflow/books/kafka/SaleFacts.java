package io.vendflow.books.kafka;

import io.vendflow.books.Kind;
import io.vendflow.books.LogReader;
import io.vendflow.books.Place;
import io.vendflow.books.SaleTerms;
import io.vendflow.events.CaptureMode;
import io.vendflow.events.ReceiptMode;
import io.vendflow.events.Topic;
import io.vendflow.kafka.EventProjection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** What the events of one topic mean to a sale's book. Only what the books need is decoded, since there are millions. */
final class SaleFacts {

    private static final List<String> ALWAYS = List.of(
            "meta.id",
            "meta.occurredAt",
            "meta.causationId",
            "meta.producer",
            "sale.reference",
            "sale.machineId",
            "sale.merchantSerialNumber",
            "sale.currency",
            "sale.amount",
            "sale.captureMode",
            "sale.requestedAt",
            "sale.receiptMode");

    private final Kind kind;
    private final EventProjection projection;
    private final int sale;
    private final int amount;
    private final int word;
    private final int by;
    private final MetaFields metaFields;
    private final SaleFields saleFields;

    /**
     * @param amount name of the field with the amount, and so on; null where the event has none
     */
    SaleFacts(
            Kind kind,
            Topic<?> topic,
            @Nullable String amount,
            @Nullable String word,
            @Nullable String by,
            String schemaRegistryUrl) {
        this.kind = kind;
        List<String> fields = new ArrayList<>(ALWAYS);
        for (String each : new @Nullable String[] {amount, word, by}) {
            if (each != null) {
                fields.add(each);
            }
        }
        this.projection = new EventProjection(topic, fields, schemaRegistryUrl);
        Schema schema = projection.schema();
        this.sale = position(schema, "sale");
        this.amount = position(schema, amount);
        this.word = position(schema, word);
        this.by = position(schema, by);
        this.metaFields = MetaFields.of(schema);
        this.saleFields = SaleFields.of(schema.getField("sale").schema());
    }

    Kind kind() {
        return kind;
    }

    void tell(byte @Nullable [] bytes, Place place, LogReader reader) {
        GenericRecord event = projection.decode(bytes);
        reader.sale(
                saleFields.read((GenericRecord) event.get(sale)),
                metaFields.happening(
                        event,
                        kind,
                        amount < 0 ? 0 : (Long) event.get(amount),
                        text(event, word),
                        text(event, by),
                        "",
                        place));
    }

    private static String text(GenericRecord record, int position) {
        Object value = position < 0 ? null : record.get(position);
        return value == null ? "" : value.toString();
    }

    private static Instant time(GenericRecord record, int position) {
        return Instant.ofEpochMilli((Long) record.get(position));
    }

    private static int position(Schema schema, @Nullable String field) {
        return field == null ? -1 : schema.getField(field).pos();
    }

    private record SaleFields(
            int reference,
            int machine,
            int merchant,
            int currency,
            int amount,
            int captureMode,
            int receiptMode,
            int requestedAt) {

        static SaleFields of(Schema sale) {
            return new SaleFields(
                    position(sale, "reference"),
                    position(sale, "machineId"),
                    position(sale, "merchantSerialNumber"),
                    position(sale, "currency"),
                    position(sale, "amount"),
                    position(sale, "captureMode"),
                    position(sale, "receiptMode"),
                    position(sale, "requestedAt"));
        }

        SaleTerms read(GenericRecord terms) {
            return new SaleTerms(
                    text(terms, reference),
                    text(terms, machine),
                    text(terms, merchant),
                    text(terms, currency),
                    (Long) terms.get(amount),
                    text(terms, captureMode).equals(CaptureMode.ON_AUTHORIZATION.name()),
                    text(terms, receiptMode).equals(ReceiptMode.IN_PAYMENT.name()),
                    time(terms, requestedAt));
        }
    }
}
