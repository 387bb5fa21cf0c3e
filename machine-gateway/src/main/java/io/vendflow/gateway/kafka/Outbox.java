package io.vendflow.gateway.kafka;

import io.vendflow.gateway.Display;
import io.vendflow.gateway.Downlink;
import io.vendflow.gateway.GatewayMetrics;
import io.vendflow.gateway.GatewayMetrics.Sending;
import io.vendflow.gateway.QrDrawing;
import io.vendflow.gateway.QrPainter;
import io.vendflow.gateway.SaleStep;
import io.vendflow.kafka.consume.RecordHandler;
import io.vendflow.kafka.consume.RetryLaterException;
import io.vendflow.sale.Traceparent;
import io.vendflow.tracing.Handling;
import io.vendflow.tracing.Tracing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sends what lies in the outbox, each machine's messages in order, and drops what has become worthless. */
final class Outbox implements RecordHandler {

    private static final Logger LOGGER = LoggerFactory.getLogger(Outbox.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_IN_FLIGHT = 200;

    private final Downlink downlink;
    private final QrPainter painter;
    private final Clock clock;
    private final GatewayMetrics metrics;
    private final OutboxTraces traces;
    private final JsonMapper json = JsonMapper.shared();
    private final Semaphore inFlight = new Semaphore(MOST_IN_FLIGHT);

    Outbox(Downlink downlink, QrPainter painter, Clock clock, GatewayMetrics metrics, Tracing tracing) {
        this.downlink = downlink;
        this.painter = painter;
        this.clock = clock;
        this.metrics = metrics;
        this.traces = new OutboxTraces(tracing);
    }

    @Override
    public void handle(ConsumerRecord<String, byte[]> record, int attempt) {
        JsonNode envelope = json.readTree(record.value());
        try (Handling handling = traces.begin(record.headers(), envelope)) {
            try {
                send(envelope, handling.traceparent());
            } catch (RetryLaterException e) {
                handling.failed("the broker did not take it");
                throw e;
            }
        }
    }

    private void send(JsonNode envelope, Traceparent traceparent) {
        String topic = envelope.get("topic").stringValue();
        Duration left = Duration.between(
                clock.instant(), Instant.parse(envelope.get("notAfter").stringValue()));
        if (!left.isPositive()) {
            metrics.sending(Sending.EXPIRED);
            LOGGER.atWarn().addKeyValue("topic", topic).log("not sent: it has become worthless");
            return;
        }
        send(topic, json.writeValueAsBytes(drawn(envelope.get("payload").asObject())), left, traceparent);
        metrics.sending(Sending.SENT);
        JsonNode since = envelope.get(WireJson.WAITED_FOR_SINCE);
        if (since != null) {
            Duration waited = Duration.between(Instant.parse(since.stringValue()), clock.instant());
            metrics.took(SaleStep.SELECT_TO_QR, waited.isNegative() ? Duration.ZERO : waited);
        }
    }

    private ObjectNode drawn(ObjectNode payload) {
        if (payload.get("qr") instanceof ObjectNode qr && !qr.has("data")) {
            String text = qr.get("text").stringValue();
            Display display = new Display(
                    Display.Format.valueOf(qr.get("format").stringValue()),
                    qr.get("size").intValue());
            qr.remove("size");
            try {
                QrDrawing drawing = painter.draw(text, display);
                if (drawing.format() != Display.Format.TEXT) {
                    qr.put("data", Base64.getEncoder().encodeToString(drawing.data()));
                    qr.put("size", drawing.size());
                }
            } catch (IllegalArgumentException e) {
                qr.put("format", Display.Format.TEXT.name());
                LOGGER.atError()
                        .addKeyValue("qr", text.length())
                        .setCause(e)
                        .log("QR not drawn, its text is sent alone");
            }
        }
        return payload;
    }

    private void send(String topic, byte[] payload, Duration left, Traceparent traceparent) {
        try {
            inFlight.acquire();
            try {
                downlink.send(topic, payload, left, traceparent).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                inFlight.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetryLaterException("interrupted while sending to " + topic, null, e);
        } catch (ExecutionException | TimeoutException e) {
            metrics.sending(Sending.RETRIED);
            throw new RetryLaterException("the MQTT broker did not take a message to " + topic + ": " + e, null, e);
        }
    }
}
