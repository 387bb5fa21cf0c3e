package io.vendflow.gateway.kafka;

import io.opentelemetry.api.trace.SpanKind;
import io.vendflow.gateway.MachineTopic;
import io.vendflow.kafka.RecordTraces;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.Traceparent;
import io.vendflow.tracing.Handling;
import io.vendflow.tracing.Place;
import io.vendflow.tracing.Tracing;
import io.vendflow.tracing.Work;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where a message to a machine belongs: in its sale's trace, under what led to it when that is in the same trace. */
final class OutboxTraces {

    private final Tracing tracing;

    OutboxTraces(Tracing tracing) {
        this.tracing = tracing;
    }

    Handling begin(Headers headers, JsonNode envelope) {
        String topic = envelope.path("topic").asString("");
        MachineTopic to = MachineTopic.parse(topic);
        String machine = to == null ? "" : to.machine();
        String template = "vending/v1/down/{machineId}/" + (to == null ? "" : to.channel());
        return tracing.begin(Work.at(place(headers, envelope, topic), SpanKind.PRODUCER, "publish " + template)
                .about(reference(machine, envelope.path("payload")), MachineId.isValid(machine) ? machine : null)
                .with("messaging.system", "mqtt")
                .with("messaging.operation.type", "send")
                .with("messaging.operation.name", "publish")
                .with("messaging.destination.template", template));
    }

    private static Place place(Headers headers, JsonNode envelope, String topic) {
        Place said = RecordTraces.placeOf(headers, topic);
        return Traceparent.parse(envelope.path(Traceparent.HEADER).asString(""))
                .filter(sale -> !sale.traceId().equals(said.traceId()))
                .map(Place::under)
                .orElse(said);
    }

    /** An update says it; of an error's, the machine and the sale's id are known, if anything. */
    private static @Nullable String reference(String machine, JsonNode payload) {
        String said = payload.path("reference").asString("");
        String saleId = payload.path("saleId").asString("");
        if (!said.isEmpty()) {
            return said;
        }
        return saleId.isEmpty() ? null : machine + "-" + saleId;
    }
}
