package io.vendflow.gateway.kafka;

import io.vendflow.gateway.MachineTopic;
import io.vendflow.gateway.PaymentUpdate;
import io.vendflow.kafka.SaleTraces;
import io.vendflow.sale.SaleId;
import io.vendflow.sale.Traceparent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What lies in the outbox: the MQTT topic, when the message becomes worthless, since when it is waited for, the trace of the
 * sale, and the payload as the machine will get it, except that a QR that we draw is drawn only when it is sent.
 */
final class WireJson {

    /** In the envelope of the first message with a sale's QR: since when the customer has been waiting for it. */
    static final String WAITED_FOR_SINCE = "waitedForSince";

    private final JsonMapper json = JsonMapper.shared();

    byte[] of(PaymentUpdate update) {
        ObjectNode payload = json.createObjectNode();
        payload.put("saleId", update.saleId().value());
        payload.put("reference", update.reference().value());
        payload.put("state", update.state());
        if (update.amount() != null) {
            payload.put("amount", update.amount());
        }
        put(payload, "currency", update.currency());
        put(payload, "expiresAt", update.expiresAt());
        PaymentUpdate.Qr shown = update.qr();
        if (shown != null) {
            ObjectNode qr = payload.putObject("qr");
            qr.put("format", shown.display().format().name());
            qr.put("text", shown.text());
            put(qr, "data", shown.image());
            qr.put("size", shown.display().size());
        }
        put(payload, "vendBefore", update.vendBefore());
        put(payload, "code", update.code());
        put(payload, "message", update.message());
        ObjectNode envelope = envelope(
                MachineTopic.down(update.machineId().value(), "payment"),
                update.notAfter(),
                update.sale() == null ? null : SaleTraces.of(update.sale()),
                payload);
        put(envelope, WAITED_FOR_SINCE, update.waitedForSince());
        return json.writeValueAsBytes(envelope);
    }

    byte[] ofError(
            String machine, String code, String message, @Nullable SaleId saleId, String topic, Instant notAfter) {
        ObjectNode payload = json.createObjectNode();
        payload.put("code", code);
        payload.put("message", message);
        put(payload, "saleId", saleId);
        payload.put("topic", topic);
        return json.writeValueAsBytes(envelope(MachineTopic.down(machine, "error"), notAfter, null, payload));
    }

    /** @param traceparent of the sale; null for what belongs to the trace in which it was said */
    private ObjectNode envelope(String topic, Instant notAfter, @Nullable Traceparent traceparent, ObjectNode payload) {
        ObjectNode envelope = json.createObjectNode();
        envelope.put("topic", topic);
        envelope.put("notAfter", notAfter.toString());
        put(envelope, Traceparent.HEADER, traceparent);
        envelope.set("payload", payload);
        return envelope;
    }

    private static void put(ObjectNode payload, String name, @Nullable Object value) {
        if (value != null) {
            payload.put(name, value.toString());
        }
    }
}
