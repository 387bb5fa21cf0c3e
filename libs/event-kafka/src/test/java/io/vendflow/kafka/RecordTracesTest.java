package io.vendflow.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.vendflow.events.Captured;
import io.vendflow.events.DeadLetter;
import io.vendflow.events.MachinePresence;
import io.vendflow.events.PaymentRequested;
import io.vendflow.events.Topics;
import io.vendflow.events.WebhookReceived;
import io.vendflow.kafka.consume.RetryLaterException;
import io.vendflow.kafka.consume.TracedHandler;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.sale.Amount;
import io.vendflow.sale.CaptureMode;
import io.vendflow.sale.Currency;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.ReceiptMode;
import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleId;
import io.vendflow.sale.SaleLine;
import io.vendflow.sale.Traceparent;
import io.vendflow.tracing.Handling;
import io.vendflow.tracing.PlannedIds;
import io.vendflow.tracing.TraceIds;
import io.vendflow.tracing.Tracing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class RecordTracesTest {

    private static final String REGISTRY = "mock://record-traces-test";
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final Traceparent MACHINE =
            new Traceparent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true);

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final RecordTraces traces = new RecordTraces(Tracing.recording(
            OpenTelemetrySdk.builder()
                    .setTracerProvider(SdkTracerProvider.builder()
                            .setIdGenerator(new PlannedIds())
                            .addSpanProcessor(SimpleSpanProcessor.create(exported))
                            .build())
                    .build(),
            () -> {}));
    private final EventCodec codec = new EventCodec(REGISTRY);

    @BeforeAll
    static void registerSchemas() {
        ClusterSetup.registerSchemas(REGISTRY);
    }

    @Test
    void putsEveryEventOfASaleInTheTraceOfItsMachine() {
        Traceparent header = header(captured(sale("7F3K9Q", MACHINE)));

        assertThat(header.traceId()).isEqualTo(MACHINE.traceId());
        assertThat(header.spanId())
                .isEqualTo(TraceIds.spanOf(
                        captured(sale("7F3K9Q", MACHINE)).event().getMeta().getId()));
        assertThat(header(captured(sale("7F3K9Q", new Traceparent(MACHINE.traceId(), MACHINE.spanId(), false))))
                        .sampled())
                .isFalse();
    }

    @Test
    void putsASaleWithoutATraceAndItsWebhooksInTheTraceThatFollowsFromTheReference() {
        assertThat(header(captured(sale("7F3K9Q", null))).traceId()).isEqualTo(TraceIds.traceOf("VM0042-7F3K9Q"));
        assertThat(header(webhook("VM0042-7F3K9Q")).traceId()).isEqualTo(TraceIds.traceOf("VM0042-7F3K9Q"));
    }

    @Test
    void givesWhatIsAboutNoSaleATraceOfItsOwn() {
        assertThat(header(presence("one")).traceId())
                .isNotEqualTo(header(presence("two")).traceId());
    }

    @Test
    void emitsUnderWhatItHandlesAndIsFollowedUnderWhatItEmitted() {
        ConsumerRecord<String, byte[]> request = read(record(requested(sale("7F3K9Q", MACHINE))));
        MockProducer<String, byte[]> kafka = kafka(true);
        try (Handling _ = consuming(request)) {
            new KafkaEventPublisher(kafka, codec, DeadLetterMetrics.UNCOUNTED, traces)
                    .publish(captured(sale("7F3K9Q", MACHINE)));
            assertThat(MDC.get("reference")).isEqualTo("VM0042-7F3K9Q");
            assertThat(MDC.get("traceId")).isEqualTo(MACHINE.traceId());
        }
        consuming(read(kafka.history().getFirst())).close();

        SpanData published = named("publish vending.captured");
        SpanData processed = named("process vending.payment-requested");
        SpanData followed = named("process vending.captured");
        assertThat(processed.getParentSpanId())
                .isEqualTo(header(requested(sale("7F3K9Q", MACHINE))).spanId());
        assertThat(published.getParentSpanId()).isEqualTo(processed.getSpanId());
        assertThat(published.getSpanId())
                .isEqualTo(header(captured(sale("7F3K9Q", MACHINE))).spanId());
        assertThat(followed.getParentSpanId()).isEqualTo(published.getSpanId());
        assertThat(exported.getFinishedSpanItems())
                .extracting(SpanData::getTraceId)
                .containsOnly(MACHINE.traceId());
    }

    @Test
    void hangsAnEventOfAnotherSaleUnderTheBeginningOfThatAndLinksIt() {
        Sale superseded = sale("OTHER1", null);
        try (Handling _ = consuming(read(record(requested(sale("7F3K9Q", MACHINE)))))) {
            new KafkaEventPublisher(kafka(true), codec, DeadLetterMetrics.UNCOUNTED, traces)
                    .publish(captured(superseded));
        }

        SpanData published = named("publish vending.captured");
        assertThat(published.getTraceId()).isEqualTo(TraceIds.traceOf("VM0042-OTHER1"));
        assertThat(published.getParentSpanId())
                .isEqualTo(header(requested(superseded)).spanId());
        assertThat(published.getLinks())
                .extracting(link -> link.getSpanContext().getTraceId())
                .containsExactly(MACHINE.traceId());
    }

    @Test
    void passesOnThatATraceIsNotRecorded() {
        ProducerRecord<String, byte[]> request = record(requested(sale("7F3K9Q", MACHINE)));
        request.headers().remove(Traceparent.HEADER);
        request.headers().add(Traceparent.HEADER, text(new Traceparent(MACHINE.traceId(), MACHINE.spanId(), false)));
        MockProducer<String, byte[]> kafka = kafka(true);
        try (Handling _ = consuming(read(request))) {
            new KafkaEventPublisher(kafka, codec, DeadLetterMetrics.UNCOUNTED, traces)
                    .publish(captured(sale("7F3K9Q", MACHINE)));
        }

        assertThat(exported.getFinishedSpanItems()).isEmpty();
        assertThat(EventHeaders.text(kafka.history().getFirst().headers(), Traceparent.HEADER))
                .endsWith("-00");
        assertThat(kafka.history().getFirst().headers().headers(Traceparent.HEADER))
                .hasSize(1);
    }

    @Test
    void leavesHeadersAsTheyAreWhereNothingIsRecorded() {
        ProducerRecord<String, byte[]> record = record(captured(sale("7F3K9Q", MACHINE)));
        MockProducer<String, byte[]> kafka = kafka(true);

        new KafkaEventPublisher(kafka, codec).publish(captured(sale("7F3K9Q", MACHINE)));

        assertThat(kafka.history().getFirst().headers()).isEqualTo(record.headers());
        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void keepsADeadLetterInTheTraceThatItsRecordCameIn() {
        ConsumerRecord<String, byte[]> poison = read(record(captured(sale("7F3K9Q", MACHINE))));
        Emission<DeadLetter> letter = new DeadLetters("a-service", Clock.systemUTC()).of(poison, "CODE", "words");

        assertThat(header(letter).traceId()).isEqualTo(MACHINE.traceId());
    }

    @Test
    void sendsNoHeaderOfStrangersOnThatIsNone() {
        DeadLetter letter = new DeadLetters("a-service", Clock.systemUTC())
                .of(read(record(captured(sale("7F3K9Q", MACHINE)))), "CODE", "words")
                .event();
        letter.getHeaders().put(Traceparent.HEADER, ByteBuffer.wrap(new byte[] {-1, 0, 13, 10}));

        assertThat(header(Emission.of(Topics.DEAD_LETTERS, letter)).traceId()).isNotEqualTo(MACHINE.traceId());
    }

    @Test
    void showsAnAttemptThatCameToNothing() {
        ConsumerRecord<String, byte[]> record = read(record(captured(sale("7F3K9Q", null))));
        TracedHandler handler = new TracedHandler(
                (_, _) -> {
                    throw new RetryLaterException("Vipps is away", null, null);
                },
                traces);

        assertThatThrownBy(() -> handler.handle(record, 3)).isInstanceOf(RetryLaterException.class);

        SpanData attempt = named("process vending.captured");
        assertThat(attempt.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(attempt.getAttributes().asMap().toString()).contains("vendflow.attempt", "3");
        assertThat(MDC.get("reference")).isNull();
    }

    @Test
    void showsAnEventThatKafkaDidNotConfirm() {
        MockProducer<String, byte[]> kafka = kafka(false);
        kafka.sendException = new KafkaException("away");
        KafkaEventPublisher publisher = new KafkaEventPublisher(kafka, codec, DeadLetterMetrics.UNCOUNTED, traces);

        assertThatThrownBy(() -> publisher.publish(captured(sale("7F3K9Q", MACHINE))))
                .isInstanceOf(PublishFailedException.class);

        assertThat(named("publish vending.captured").getStatus().getStatusCode())
                .isEqualTo(StatusCode.ERROR);
    }

    @Test
    void recordsNothingAboutMachinesThatComeAndGo() {
        new KafkaEventPublisher(kafka(true), codec, DeadLetterMetrics.UNCOUNTED, traces).publish(presence("one"));
        consuming(read(record(presence("one")))).close();

        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }

    private Handling consuming(ConsumerRecord<String, byte[]> record) {
        return traces.consuming(record.topic(), 0, 7, record.key(), record.headers());
    }

    private SpanData named(String name) {
        List<SpanData> found = new ArrayList<>(exported.getFinishedSpanItems());
        found.removeIf(span -> !span.getName().equals(name));
        assertThat(found).as(name).hasSize(1);
        return found.getFirst();
    }

    private static MockProducer<String, byte[]> kafka(boolean confirms) {
        return new MockProducer<>(confirms, null, new StringSerializer(), new ByteArraySerializer());
    }

    private <E extends SpecificRecordBase> ProducerRecord<String, byte[]> record(Emission<E> emission) {
        return KafkaEventPublisher.toRecord(codec, emission);
    }

    private static ConsumerRecord<String, byte[]> read(ProducerRecord<String, byte[]> record) {
        ConsumerRecord<String, byte[]> read = new ConsumerRecord<>(record.topic(), 0, 7, record.key(), record.value());
        record.headers().forEach(read.headers()::add);
        return read;
    }

    private static <E extends SpecificRecordBase> Traceparent header(Emission<E> emission) {
        return Traceparent.parse(
                        EventHeaders.text(EventHeaders.of(emission.topic(), emission.event()), Traceparent.HEADER))
                .orElseThrow();
    }

    private static byte[] text(Traceparent traceparent) {
        return traceparent.header().getBytes(StandardCharsets.UTF_8);
    }

    private static Emission<PaymentRequested> requested(Sale sale) {
        return Emission.of(
                Topics.PAYMENT_REQUESTED,
                new PaymentRequested(
                        Metas.of(
                                "machine-gateway",
                                "cause",
                                AT,
                                SaleTraces.beginning(sale.reference().value())),
                        SaleMapper.toEvent(sale),
                        null));
    }

    private static Emission<Captured> captured(Sale sale) {
        return Emission.of(
                Topics.CAPTURED,
                new Captured(
                        Metas.of(
                                "capture-service",
                                "cause",
                                AT,
                                "captured",
                                sale.reference().value()),
                        SaleMapper.toEvent(sale),
                        2500L,
                        "psp"));
    }

    private static Emission<WebhookReceived> webhook(String reference) {
        return Emission.of(
                Topics.WEBHOOK_RECEIVED,
                WebhookReceived.newBuilder()
                        .setMeta(Metas.of("webhook-ingest", "vipps", AT, "webhook"))
                        .setMerchantSerialNumber("123456")
                        .setReference(reference)
                        .setName("AUTHORIZED")
                        .setPspReference("psp")
                        .setReceivedAt(AT)
                        .setBody(ByteBuffer.allocate(0))
                        .build());
    }

    private static Emission<MachinePresence> presence(String bootId) {
        return Emission.of(
                Topics.PRESENCE,
                new MachinePresence(
                        Metas.of("machine-gateway", "cause", AT, "presence", bootId), "VM0042", true, bootId, ""));
    }

    private static Sale sale(String saleId, @Nullable Traceparent traceparent) {
        return new Sale(
                new MachineId("VM0042"),
                new SaleId(saleId),
                new MerchantSerialNumber("123456"),
                new Amount(2500, Currency.NOK),
                List.of(new SaleLine("A3", "COLA05", "Cola 0.5 l", 1, 2500, 1500)),
                CaptureMode.AFTER_VEND,
                AT,
                ReceiptMode.SEPARATE,
                traceparent);
    }
}
