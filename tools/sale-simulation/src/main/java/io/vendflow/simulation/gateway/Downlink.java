package io.vendflow.simulation.gateway;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * A message for a machine.
 *
 * @param notAfter after that it is not delivered any more
 */
public record Downlink(String machine, String topic, Instant notAfter, JsonNode payload) {

    static Downlink of(String machine, JsonNode envelope) {
        return new Downlink(
                machine,
                envelope.get("topic").stringValue(),
                Instant.parse(envelope.get("notAfter").stringValue()),
                envelope.get("payload"));
    }

    public boolean isError() {
        return topic.endsWith("/error");
    }

    public String saleId() {
        return text("saleId");
    }

    /** The state that the machine is told, or the code of an error. */
    public String word() {
        return text(isError() ? "code" : "state");
    }

    public String why() {
        return text("code");
    }

    private String text(String name) {
        JsonNode node = payload.get(name);
        return node == null ? "" : node.stringValue();
    }
}
