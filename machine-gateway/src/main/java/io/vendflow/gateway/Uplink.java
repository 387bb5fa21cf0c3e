package io.vendflow.gateway;

import io.vendflow.sale.Traceparent;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as it came from MQTT.
 *
 * @param id names this very message, the same after a crash
 * @param machine what stands in the topic for the machine's id, valid or not
 * @param again when an operator lets it come again, what is known of that; empty the first time
 * @param traceparent the trace that the machine sent along; null when it sent none that is valid
 */
public record Uplink(
        String id,
        String topic,
        String machine,
        byte[] payload,
        Instant receivedAt,
        Map<String, String> again,
        @Nullable Traceparent traceparent) {

    public Uplink {
        again = Map.copyOf(again);
    }

    /** Straight from the machine. */
    public Uplink(String id, String topic, String machine, byte[] payload, Instant receivedAt) {
        this(id, topic, machine, payload, receivedAt, Map.of(), null);
    }

    /** The same, in a trace. */
    public Uplink in(Traceparent trace) {
        return new Uplink(id, topic, machine, payload, receivedAt, again, trace);
    }

    boolean comesAgain() {
        return !again.isEmpty();
    }
}
