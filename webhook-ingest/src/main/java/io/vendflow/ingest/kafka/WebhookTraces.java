package io.vendflow.ingest.kafka;

import io.opentelemetry.api.trace.SpanKind;
import io.vendflow.events.WebhookReceived;
import io.vendflow.ingest.ClosedPayment;
import io.vendflow.ingest.EarlyWebhook;
import io.vendflow.ingest.Memory;
import io.vendflow.ingest.OpenPayment;
import io.vendflow.ingest.Remembered;
import io.vendflow.kafka.EventHeaders;
import io.vendflow.kafka.RecordTraces;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.Traceparent;
import io.vendflow.tracing.Handling;
import io.vendflow.tracing.Place;
import io.vendflow.tracing.TraceIds;
import io.vendflow.tracing.Tracing;
import io.vendflow.tracing.Work;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Where a webhook belongs. Its sender knows of no trace, and the door that takes it in knows no more than the reference, which
 * is why the door records nothing; here the payment is known, and the webhook appears in its trace, from the moment when it
 * came in. One that comes before its payment is followed and not recorded.
 */
final class WebhookTraces {

    private final Tracing tracing;
    private final Memory memory;

    WebhookTraces(RecordTraces traces, Memory memory) {
        this.tracing = traces.tracing();
        this.memory = memory;
    }

    Handling begin(WebhookReceived webhook, Headers headers) {
        String text = webhook.getReference();
        PaymentReference reference = PaymentReference.isOfMachine(text) ? new PaymentReference(text) : null;
        String machine = reference == null
                ? null
                : reference.machineId().map(MachineId::value).orElse(null);
        Traceparent payment = reference == null
                ? null
                : memory.find(reference).map(WebhookTraces::traceOf).orElse(null);
        Place door = RecordTraces.placeOf(headers, webhook.getMeta().getId());
        if (payment == null) {
            return tracing.enter(door, reference == null ? null : text, machine);
        }
        return tracing.begin(
                        Work.at(Place.under(payment), SpanKind.SERVER, "POST /webhooks/vipps/{merchantSerialNumber}")
                                .as(TraceIds.spanOf(webhook.getMeta().getId()))
                                .about(text, machine)
                                .since(webhook.getReceivedAt())
                                .with("http.request.method", "POST")
                                .with("http.route", "/webhooks/vipps/{merchantSerialNumber}")
                                .with("vendflow.webhook", webhook.getName())
                                .with("messaging.message.id", webhook.getMeta().getId())
                                .linkedTo(elsewhere(headers, payment)))
                .moment("out of the log");
    }

    /** What its header says, when that is another trace. */
    private static @Nullable Traceparent elsewhere(Headers headers, Traceparent payment) {
        return Traceparent.parse(EventHeaders.text(headers, Traceparent.HEADER))
                .filter(header -> !header.traceId().equals(payment.traceId()))
                .orElse(null);
    }

    private static @Nullable Traceparent traceOf(Remembered remembered) {
        return switch (remembered) {
            case OpenPayment open -> open.trace();
            case ClosedPayment closed -> closed.trace();
            case EarlyWebhook _ -> null;
        };
    }
}
