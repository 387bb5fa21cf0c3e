package io.vendflow.ingest.kafka;

import io.vendflow.events.Authorized;
import io.vendflow.events.DeadLetter;
import io.vendflow.events.Meta;
import io.vendflow.events.PaymentEnd;
import io.vendflow.events.PaymentEnded;
import io.vendflow.events.Topics;
import io.vendflow.events.WebhookReceived;
import io.vendflow.ingest.Delivery;
import io.vendflow.ingest.Ending;
import io.vendflow.ingest.UnpaidEnd;
import io.vendflow.ingest.Webhook;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.SaleMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** From what this service knows to the events that it tells. */
public final class IngestEvents {

    static final String PRODUCER = "webhook-ingest";

    private IngestEvents() {}

    public static Emission<?> of(Ending ending) {
        return switch (ending) {
            case Ending.Authorized authorized -> of(authorized);
            case Ending.Unpaid unpaid -> of(unpaid);
        };
    }

    private static Emission<Authorized> of(Ending.Authorized authorized) {
        Instant guaranteedUntil = authorized.captureGuaranteedUntil();
        return Emission.of(
                Topics.AUTHORIZED,
                Authorized.newBuilder()
                        .setMeta(meta(
                                authorized, notAfter(authorized.authorizedAt(), authorized.foundAt()), "authorized"))
                        .setSale(SaleMapper.toEvent(authorized.sale()))
                        .setAmount(authorized.amount().minorUnits())
                        .setPspReference(authorized.pspReference())
                        .setAuthorizedAt(authorized.authorizedAt())
                        .setCaptureGuaranteedUntil(guaranteedUntil)
                        .build());
    }

    private static Emission<PaymentEnded> of(Ending.Unpaid unpaid) {
        return Emission.of(
                Topics.PAYMENT_ENDED,
                PaymentEnded.newBuilder()
                        .setMeta(meta(unpaid, unpaid.foundAt(), "payment-ended"))
                        .setSale(SaleMapper.toEvent(unpaid.sale()))
                        .setState(of(unpaid.end()))
                        .build());
    }

    private static PaymentEnd of(UnpaidEnd end) {
        return switch (end) {
            case ABORTED -> PaymentEnd.ABORTED;
            case EXPIRED -> PaymentEnd.EXPIRED;
            case TERMINATED -> PaymentEnd.TERMINATED;
        };
    }

    private static Meta meta(Ending ending, Instant occurredAt, String what) {
        return Metas.of(
                PRODUCER,
                ending.causationId(),
                occurredAt,
                what,
                ending.sale().reference().value());
    }

    /** Kafka refuses records from the future, so a clock at Vipps that is ahead must not decide a record's time. */
    private static Instant notAfter(Instant time, Instant limit) {
        return time.isAfter(limit) ? limit : time;
    }

    static Emission<WebhookReceived> of(Webhook webhook) {
        Delivery delivery = webhook.delivery();
        return Emission.of(
                Topics.WEBHOOK_RECEIVED,
                WebhookReceived.newBuilder()
                        .setMeta(meta(webhook, webhook.fact().toArray(String[]::new)))
                        .setMerchantSerialNumber(delivery.merchantSerialNumber().value())
                        .setReference(webhook.content().reference())
                        .setName(webhook.content().name())
                        .setPspReference(webhook.content().pspReference())
                        .setWebhookId(delivery.headers().get("webhook-id"))
                        .setReceivedAt(webhook.receivedAt())
                        .setBody(delivery.body().duplicate())
                        .build());
    }

    /** What a person should see: a signed body that is about nothing of ours. */
    static Optional<Emission<DeadLetter>> deadLetterOf(Webhook webhook) {
        return switch (webhook.kind()) {
            case PAYMENT -> Optional.empty();
            case ORPHAN -> Optional.of(deadLetter(webhook, "ORPHAN_WEBHOOK", "names no payment of a machine"));
            case NOT_JSON -> Optional.of(deadLetter(webhook, "NOT_JSON", "signed by Vipps, but the body is not JSON"));
        };
    }

    private static Emission<DeadLetter> deadLetter(Webhook webhook, String code, String message) {
        Delivery delivery = webhook.delivery();
        String id = Metas.factId(webhook.fact().toArray(String[]::new));
        Map<String, ByteBuffer> headers = new HashMap<>();
        delivery.headers().forEach((name, value) -> {
            // A signature is no secret, but nothing that authorizes belongs in a log that people read.
            if (!name.equals("authorization")) {
                headers.put(name, ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
            }
        });
        return Emission.of(
                Topics.DEAD_LETTERS,
                DeadLetter.newBuilder()
                        .setMeta(Metas.of(PRODUCER, id, webhook.receivedAt(), "dead-letter", PRODUCER, id))
                        .setOrigin("http")
                        .setTopic("/webhooks/vipps/" + delivery.merchantSerialNumber())
                        .setPayload(delivery.body().duplicate())
                        .setHeaders(headers)
                        .setCode(code)
                        .setMessage(message)
                        .build());
    }

    private static Meta meta(Webhook webhook, String... fact) {
        String webhookId = webhook.delivery().headers().get("webhook-id");
        return Metas.of(PRODUCER, webhookId == null ? "vipps" : webhookId, webhook.receivedAt(), fact);
    }
}
