package io.vendflow.ingest.kafka;

import io.vendflow.events.PaymentCreated;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.events.WebhookReceived;
import io.vendflow.ingest.OpenPayments;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.kafka.UnreadableEventException;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;

/** What events mean to the open payments. */
public final class PaymentIntake {

    /** What it takes. */
    public static final List<Topic<?>> TOPICS = List.of(Topics.PAYMENT_CREATED, Topics.WEBHOOK_RECEIVED);

    private final OpenPayments payments;

    public PaymentIntake(OpenPayments payments) {
        this.payments = payments;
    }

    /** @throws UnreadableEventException when the event breaks a rule that ours never break */
    public void take(SpecificRecordBase event, Instant now) {
        switch (event) {
            case PaymentCreated created ->
                payments.created(
                        SaleMapper.fromEvent(created.getSale()),
                        created.getMeta().getId(),
                        created.getMeta().getOccurredAt(),
                        now);
            case WebhookReceived webhook -> take(webhook, now);
            default ->
                throw new IllegalArgumentException(
                        "nobody here waits for " + event.getSchema().getName());
        }
    }

    /** One that names no payment of ours has become a dead letter when it came in. */
    private void take(WebhookReceived event, Instant now) {
        if (event.getReference().isEmpty()) {
            return;
        }
        try {
            PaymentReference reference = new PaymentReference(event.getReference());
            MerchantSerialNumber signer = new MerchantSerialNumber(event.getMerchantSerialNumber());
            if (reference.machineId().isPresent()) {
                payments.webhook(reference, signer, event.getName(), now);
            }
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException("the webhook breaks a rule that ours never break: " + e.getMessage(), e);
        }
    }
}
