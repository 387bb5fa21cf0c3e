package io.vendflow.books.kafka;

import io.vendflow.books.Happening;
import io.vendflow.books.Kind;
import io.vendflow.books.LogReader;
import io.vendflow.books.Place;
import io.vendflow.events.Topics;
import io.vendflow.kafka.EventProjection;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** What webhooks mean to a sale's book; their bodies are skipped. */
final class WebhookFacts {

    private final EventProjection projection;
    private final MetaFields meta;

    WebhookFacts(String schemaRegistryUrl) {
        projection = new EventProjection(
                Topics.WEBHOOK_RECEIVED,
                List.of(
                        "meta.id",
                        "meta.occurredAt",
                        "meta.causationId",
                        "meta.producer",
                        "merchantSerialNumber",
                        "reference",
                        "name"),
                schemaRegistryUrl);
        meta = MetaFields.of(projection.schema());
    }

    void tell(byte @Nullable [] bytes, Place place, LogReader reader) {
        GenericRecord webhook = projection.decode(bytes);
        String reference = webhook.get("reference").toString();
        // Others are about nothing of ours, and lie with the dead letters too.
        if (reference.indexOf('-') <= 0) {
            return;
        }
        String merchant = webhook.get("merchantSerialNumber").toString();
        Happening fact = meta.happening(
                webhook, Kind.WEBHOOK_RECEIVED, 0, webhook.get("name").toString(), "", merchant, place);
        reader.webhook(reference, merchant, fact);
    }
}
