package io.vendflow.operations.http;

import io.vendflow.operations.Standing;
import io.vendflow.operations.Story;
import io.vendflow.operations.StoryEvent;
import io.vendflow.sale.SaleLine;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A sale's story as JSON. */
final class StoryJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private StoryJson() {}

    static String of(Story story) {
        ObjectNode root = JSON.createObjectNode();
        root.put("reference", story.sale().reference().value());
        root.put("machineId", story.sale().machineId().value());
        root.put("saleId", story.sale().saleId().value());
        root.put("merchantSerialNumber", story.sale().merchantSerialNumber().value());
        root.put("currency", story.sale().amount().currency().name());
        root.put("amount", story.sale().amount().minorUnits());
        root.put("captureMode", story.sale().captureMode().name());
        root.put("requestedAt", story.sale().requestedAt().toString());
        ArrayNode lines = root.putArray("lines");
        for (SaleLine line : story.sale().lines()) {
            lines.addObject()
                    .put("slot", line.slot())
                    .put("name", line.name())
                    .put("quantity", line.quantity())
                    .put("unitPrice", line.unitPrice());
        }
        root.set("standing", standing(story.standing()));
        ArrayNode events = root.putArray("events");
        story.events().forEach(event -> events.add(event(event)));
        return JSON.writeValueAsString(root);
    }

    private static ObjectNode standing(Standing standing) {
        ObjectNode node = JSON.createObjectNode();
        node.put("authorized", standing.authorized());
        node.put("captured", standing.captured());
        node.put("released", standing.released());
        node.put("refundRequested", standing.toRefund());
        node.put("refunded", standing.refunded());
        if (standing.vend() != null) {
            node.put("vend", standing.vend().name());
        }
        return node;
    }

    private static ObjectNode event(StoryEvent event) {
        ObjectNode node = JSON.createObjectNode();
        node.put("at", event.at().toString());
        node.put("event", event.type());
        node.put("topic", event.topic());
        node.put("id", event.id());
        node.put("causationId", event.causationId());
        node.put("producer", event.producer());
        node.set("details", JSON.readTree(event.details()));
        return node;
    }
}
