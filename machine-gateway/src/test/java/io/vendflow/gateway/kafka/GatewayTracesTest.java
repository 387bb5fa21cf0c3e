package io.vendflow.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.vendflow.events.CancelRequested;
import io.vendflow.events.DeadLetter;
import io.vendflow.events.PaymentRequested;
import io.vendflow.events.Sale;
import io.vendflow.events.Topics;
import io.vendflow.events.VendReported;
import io.vendflow.kafka.EventHeaders;
import io.vendflow.kafka.RecordTraces;
import io.vendflow.kafka.Replays;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.kafka.SaleTraces;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.sale.Traceparent;
import io.vendflow.tracing.PlannedIds;
import io.vendflow.tracing.TraceIds;
import io.vendflow.tracing.Tracing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class GatewayTracesTest extends GatewayStage {

    private static final String REFERENCE = "VM0042-7F3K9Q";
    private static final Traceparent MACHINE =
            new Traceparent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true);
    private static final Traceparent ANOTHER =
            new Traceparent("11111111111111111111111111111111", "2222222222222222", true);

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();

    @Override
    RecordTraces traces() {
        return new RecordTraces(Tracing.recording(
                OpenTelemetrySdk.builder()
                        .setTracerProvider(SdkTracerProvider.builder()
                                .setIdGenerator(new PlannedIds())
                                .addSpanProcessor(SimpleSpanProcessor.create(exported))
                                .build())
                        .build(),
                () -> {}));
    }

    @Test
    void putsAWholeSaleInTheTraceOfItsMachine() {
        sayWith(MACHINE.header(), "sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        created(sale);
        authorized(sale, START);
        say("vend", VEND);

        assertThat(sale.getTraceparent()).isEqualTo(MACHINE.header());
        Sale reported = only(Topics.VEND_REPORTED, VendReported.class).getSale();
        assertThat(reported.getTraceparent()).isEqualTo(MACHINE.header());
        List<SpanData> spans = exported.getFinishedSpanItems();
        assertThat(spans).extracting(SpanData::getTraceId).contains(MACHINE.traceId());
        SpanData message = named("process vending/v1/up/{machineId}/sale");
        assertThat(message.getParentSpanId()).isEqualTo(MACHINE.spanId());
        assertThat(named("publish vending.payment-requested").getParentSpanId()).isEqualTo(message.getSpanId());
        // The report came without a trace of its own.
        assertThat(named("process vending/v1/up/{machineId}/vend").getParentSpanId())
                .isEqualTo(named("publish vending.payment-requested").getSpanId());
        everyParentOf(MACHINE.traceId()).isSubsetOf(idsAnd(MACHINE.spanId()));
    }

    @Test
    void tellsTheMachineWhichTraceItIs() {
        sayWith(MACHINE.header(), "sale", SALE);
        created(only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale());

        TestRecord<String, byte[]> update =
                output(ClusterSetup.GATEWAY_OUTBOX).readRecordsToList().getFirst();
        assertThat(traceId(update)).isEqualTo(MACHINE.traceId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "00-00000000000000000000000000000000-00f067aa0ba902b7-01"})
    void followsFromTheReferenceWhenTheMachineSentNoTraceThatIsOne(String header) {
        sayWith(header, "sale", SALE);

        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        assertThat(sale.getTraceparent()).isNull();
        SpanData message = named("process vending/v1/up/{machineId}/sale");
        assertThat(message.getTraceId()).isEqualTo(TraceIds.traceOf(REFERENCE));
        assertThat(message.getParentSpanContext().isValid()).isFalse();
    }

    @Test
    void staysInItsFirstTraceWhenTheSameSaleComesAgainInAnother() {
        sayWith(MACHINE.header(), "sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        created(sale);
        assertThat(states()).containsExactly("AWAITING_PAYMENT");
        exported.reset();

        sayWith(ANOTHER.header(), "sale", SALE);

        assertThat(states()).containsExactly("AWAITING_PAYMENT");
        assertThat(all(Topics.PAYMENT_REQUESTED, PaymentRequested.class)).isEmpty();
        SpanData again = named("process vending/v1/up/{machineId}/sale");
        assertThat(again.getTraceId()).isEqualTo(MACHINE.traceId());
        assertThat(again.getLinks())
                .extracting(link -> link.getSpanContext().getTraceId())
                .containsExactly(ANOTHER.traceId());
    }

    @Test
    void putsWhatItGivesUpInItsOwnTrace() {
        sayWith(MACHINE.header(), "sale", SALE);
        created(only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale());
        sayWith(ANOTHER.header(), "sale", SALE.replace("7F3K9Q", "8G4L0R"));

        TestRecord<String, byte[]> cancel =
                output(Topics.CANCEL_REQUESTED.name()).readRecordsToList().getFirst();
        assertThat(traceId(cancel)).isEqualTo(MACHINE.traceId());
        assertThat(codec.decode(Topics.CANCEL_REQUESTED, cancel.value()))
                .extracting(CancelRequested::getSale)
                .extracting(Sale::getReference)
                .isEqualTo(REFERENCE);
        everyParentOf(MACHINE.traceId()).isSubsetOf(idsAnd(MACHINE.spanId()));
    }

    @Test
    void showsADeadlineInTheTraceOfItsSale() {
        sayWith(MACHINE.header(), "sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        created(sale);
        authorized(sale, START);
        driver.advanceWallClockTime(Duration.ofMinutes(3));

        SpanData deadline = named("deadline");
        assertThat(deadline.getTraceId()).isEqualTo(MACHINE.traceId());
        assertThat(deadline.getParentSpanId())
                .isEqualTo(SaleTraces.of(SaleMapper.fromEvent(sale)).spanId());
        assertThat(named("publish vending.vend-reported").getParentSpanId()).isEqualTo(deadline.getSpanId());
    }

    @Test
    void keepsTheTraceOfAMessageThatIsNoGoodForWhenItComesAgain() {
        sayWith(MACHINE.header(), "sale", "{\"saleId\":\"7F3K9Q\"}");

        DeadLetter letter = only(Topics.DEAD_LETTERS, DeadLetter.class);
        assertThat(StandardCharsets.UTF_8
                        .decode(Objects.requireNonNull(letter.getHeaders().get(Traceparent.HEADER))
                                .duplicate())
                        .toString())
                .isEqualTo(MACHINE.header());
        assertThat(new String(
                        Replays.toRecord(letter, 1, "somebody")
                                .headers()
                                .lastHeader(Traceparent.HEADER)
                                .value(),
                        StandardCharsets.UTF_8))
                .isEqualTo(MACHINE.header());
        JsonNode rejected = told().getFirst();
        assertThat(rejected.at("/payload/state").stringValue()).isEqualTo("REJECTED");
        everyParentOf(MACHINE.traceId()).isSubsetOf(idsAnd(MACHINE.spanId()));
    }

    private void sayWith(String traceparent, String channel, String payload) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(Traceparent.HEADER, traceparent.getBytes(StandardCharsets.UTF_8));
        say("vending/v1/up/VM0042/" + channel, "VM0042", payload, headers);
    }

    private SpanData named(String name) {
        List<SpanData> found = exported.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
        assertThat(found)
                .as("%s among %s", name, exported.getFinishedSpanItems())
                .hasSize(1);
        return found.getFirst();
    }

    private org.assertj.core.api.AbstractCollectionAssert<?, ?, String, ?> everyParentOf(String traceId) {
        Set<String> parents = exported.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(traceId))
                .map(SpanData::getParentSpanId)
                .collect(Collectors.toSet());
        // What other services would have emitted is the stage's here.
        parents.removeIf(parent -> stageEmitted(parent));
        return assertThat(parents);
    }

    private boolean stageEmitted(String parent) {
        return List.of("created", "authorized").stream()
                .anyMatch(fact -> TraceIds.spanOf(meta(fact).getId()).equals(parent));
    }

    private Set<String> idsAnd(String machine) {
        Set<String> ids = exported.getFinishedSpanItems().stream()
                .map(SpanData::getSpanId)
                .collect(Collectors.toSet());
        ids.add(machine);
        return ids;
    }

    private static @Nullable String traceId(TestRecord<String, byte[]> record) {
        return Traceparent.parse(EventHeaders.text(record.headers(), Traceparent.HEADER))
                .map(Traceparent::traceId)
                .orElse(null);
    }
}
