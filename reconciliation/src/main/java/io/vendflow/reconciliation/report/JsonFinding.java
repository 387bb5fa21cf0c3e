package io.vendflow.reconciliation.report;

import io.vendflow.books.Happening;
import io.vendflow.books.Place;
import io.vendflow.reconciliation.Finding;
import io.vendflow.reconciliation.Repair;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A finding with its story and its repair. */
final class JsonFinding {

    private JsonFinding() {}

    static void write(Finding finding, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("kind", finding.kind().name());
        json.writeStringProperty("title", finding.kind().title());
        json.writeStringProperty("severity", finding.severity().name());
        json.writeStringProperty("subject", finding.subject());
        json.writeStringProperty("merchant", finding.merchant());
        json.writeStringProperty("machine", finding.machine());
        json.writeNumberProperty("amount", finding.amount());
        json.writeStringProperty("currency", finding.currency());
        json.writeStringProperty("what", finding.what());
        json.writeStringProperty("since", finding.since().toString());
        json.writeStringProperty("remedy", finding.remedy());
        repair(finding.repair(), json);
        json.writeArrayPropertyStart("story");
        finding.story().forEach(happening -> write(happening, json));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void repair(@Nullable Repair repair, JsonGenerator json) {
        if (repair == null) {
            json.writeNullProperty("repair");
            return;
        }
        json.writeObjectPropertyStart("repair");
        switch (repair) {
            case Repair.Reemit reemit -> {
                json.writeStringProperty("does", "REEMIT");
                place(reemit.place(), json);
            }
            case Repair.Refund refund -> {
                json.writeStringProperty("does", "REFUND");
                place(refund.place(), json);
                json.writeNumberProperty("amount", refund.amount());
                json.writeStringProperty("purpose", refund.purpose());
            }
            case Repair.Release release -> {
                json.writeStringProperty("does", "RELEASE");
                place(release.place(), json);
                json.writeBooleanProperty("forgotten", release.forgotten());
            }
        }
        json.writeStringProperty("inWords", repair.inWords());
        json.writeEndObject();
    }

    private static void write(Happening happening, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("kind", happening.kind().name());
        json.writeStringProperty("id", happening.id());
        json.writeStringProperty("causationId", happening.causationId());
        json.writeStringProperty("producer", happening.producer());
        json.writeStringProperty("at", happening.at().toString());
        json.writeNumberProperty("amount", happening.amount());
        json.writeStringProperty("word", happening.word());
        json.writeStringProperty("by", happening.by());
        json.writeStringProperty("about", happening.about());
        place(happening.place(), json);
        json.writeEndObject();
    }

    private static void place(Place place, JsonGenerator json) {
        json.writeObjectPropertyStart("place");
        json.writeStringProperty("topic", place.topic());
        json.writeNumberProperty("partition", place.partition());
        json.writeNumberProperty("offset", place.offset());
        json.writeEndObject();
    }
}
