package io.vendflow.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.vendflow.events.Topics;
import io.vendflow.ingest.ClosedPayment;
import io.vendflow.ingest.Found;
import io.vendflow.ingest.OpenPayment;
import io.vendflow.kafka.EventHeaders;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.RecordTraces;
import io.vendflow.sale.Sale;
import io.vendflow.sale.Traceparent;
import io.vendflow.testing.Sales;
import io.vendflow.tracing.PlannedIds;
import io.vendflow.tracing.TraceIds;
import io.vendflow.tracing.Tracing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IngestTracesTest {

    private static final Traceparent MACHINE =
            new Traceparent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true);
    private static final String WEBHOOK = "POST /webhooks/vipps/{merchantSerialNumber}";

    private static final Found APPROVED =
            new Found.Approved(Sales.cola().amount(), "psp-1", Sales.NOON.plusMillis(900), null);

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final Hall hall = new Hall(new RecordTraces(Tracing.recording(
            OpenTelemetrySdk.builder()
                    .setTracerProvider(SdkTracerProvider.builder()
                            .setIdGenerator(new PlannedIds())
                            .addSpanProcessor(SimpleSpanProcessor.create(exported))
                            .build())
                    .build(),
            () -> {})));
    private final Sale sale = Sales.tracedBy(Sales.cola(), MACHINE);
    private final String created =
            TraceIds.spanOf(Metas.factId("payment-created", sale.reference().value()));

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void emitsTheEndOfAPaymentUnderItsBeginningHoweverMuchLater() {
        hall.paymentCreated(sale);
        hall.vipps.has(sale.reference(), APPROVED);
        hall.pass(Duration.ofSeconds(7));

        Traceparent authorized = Traceparent.parse(EventHeaders.text(
                        hall.records(Topics.AUTHORIZED).getFirst().headers(), Traceparent.HEADER))
                .orElseThrow();
        assertThat(authorized.traceId()).isEqualTo(MACHINE.traceId());
        SpanData published = only("publish vending.authorized");
        assertThat(published.getSpanId()).isEqualTo(authorized.spanId());
        assertThat(published.getParentSpanId()).isEqualTo(created);
        assertThat(only("process vending.payment-created").getParentSpanId()).isEqualTo(created);
    }

    @Test
    void showsAWebhookInTheTraceOfItsPaymentThoughItsSenderKnowsOfNone() {
        hall.paymentCreated(sale);
        hall.webhook(sale.reference(), "AUTHORIZED");

        SpanData webhook = only(WEBHOOK);
        assertThat(webhook.getTraceId()).isEqualTo(MACHINE.traceId());
        assertThat(webhook.getParentSpanId()).isEqualTo(created);
        // Its own header can say no more than what follows from the reference.
        assertThat(webhook.getLinks())
                .extracting(link -> link.getSpanContext().getTraceId())
                .containsExactly(TraceIds.traceOf(sale.reference()));
    }

    @Test
    void hangsAWebhookUnderItsHeadersTraceWhenThatIsTheSales() {
        hall.paymentCreated(Sales.cola());
        hall.webhook(Sales.cola().reference(), "AUTHORIZED");

        assertThat(only(WEBHOOK).getTraceId())
                .isEqualTo(TraceIds.traceOf(Sales.cola().reference()));
        assertThat(only(WEBHOOK).getLinks()).isEmpty();
    }

    @Test
    void knowsTheTraceStillWhenThePaymentIsOver() {
        hall.paymentCreated(sale);
        hall.vipps.has(sale.reference(), APPROVED);
        hall.pass(Duration.ofSeconds(7));
        hall.webhook(sale.reference(), "CAPTURED");

        assertThat(only(WEBHOOK).getTraceId()).isEqualTo(MACHINE.traceId());
    }

    @Test
    void recordsNothingOfAWebhookWhosePaymentIsNotKnown() {
        hall.webhook(sale.reference(), "CREATED");

        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void remembersTheTraceAcrossARestart() {
        OpenPayment open = new OpenPayment(sale, "created-1", Sales.NOON, Sales.NOON, null, null, false, 0, 0, false);
        ClosedPayment closed = new ClosedPayment(sale.reference(), Sales.NOON, MACHINE);

        assertThat(MemoryJson.read("r", MemoryJson.write(open))).contains(open);
        assertThat(MemoryJson.read("r", MemoryJson.write(closed))).contains(closed);
    }

    private SpanData only(String name) {
        List<SpanData> found = exported.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
        assertThat(found)
                .as("%s among %s", name, exported.getFinishedSpanItems())
                .hasSize(1);
        return found.getFirst();
    }
}
