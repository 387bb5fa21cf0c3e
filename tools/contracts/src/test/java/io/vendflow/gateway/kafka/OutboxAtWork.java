package io.vendflow.gateway.kafka;

import io.vendflow.gateway.qr.ZxingQrPainter;
import io.vendflow.simulation.gateway.Uncounted;
import io.vendflow.tracing.Tracing;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The gateway's way out, with a QR that is really drawn. */
public final class OutboxAtWork {

    private OutboxAtWork() {}

    /** What reaches the machine of an entry in the outbox. */
    public static JsonNode sent(String topic, Instant notAfter, JsonNode payload) {
        List<byte[]> sent = new ArrayList<>();
        Outbox outbox = new Outbox(
                (to, bytes, expiry, trace) -> {
                    sent.add(bytes);
                    return CompletableFuture.allOf();
                },
                new ZxingQrPainter(),
                Clock.fixed(notAfter.minusSeconds(1), ZoneOffset.UTC),
                new Uncounted(),
                Tracing.off());
        ObjectNode entry = JsonMapper.shared().createObjectNode();
        entry.put("topic", topic);
        entry.put("notAfter", notAfter.toString());
        entry.set("payload", payload.deepCopy());
        outbox.handle(
                new ConsumerRecord<>("outbox", 0, 0, "VM0042", entry.toString().getBytes(StandardCharsets.UTF_8)), 1);
        return JsonMapper.shared().readTree(sent.getFirst());
    }
}
