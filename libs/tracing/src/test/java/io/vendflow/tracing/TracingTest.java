package io.vendflow.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.vendflow.sale.Traceparent;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TracingTest {

    private static final Traceparent MACHINE =
            new Traceparent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true);

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final Tracing tracing = Tracing.recording(
            OpenTelemetrySdk.builder()
                    .setTracerProvider(SdkTracerProvider.builder()
                            .setIdGenerator(new PlannedIds())
                            .setSampler(Sampler.parentBased(Sampler.alwaysOn()))
                            .addSpanProcessor(SimpleSpanProcessor.create(exported))
                            .build())
                    .build(),
            () -> {});

    @Test
    void hangsWhatBeginsUnderWhatItFollowsFrom() {
        Traceparent outer;
        try (Handling handling = tracing.begin(work(Place.under(MACHINE)))) {
            outer = handling.traceparent();
            try (Handling _ = tracing.begin(Work.within(SpanKind.CLIENT, "a call"))) {
                assertThat(Tracing.here().orElseThrow().traceId()).isEqualTo(MACHINE.traceId());
            }
        }

        SpanData call = exported.getFinishedSpanItems().get(0);
        SpanData process = exported.getFinishedSpanItems().get(1);
        assertThat(process.getTraceId()).isEqualTo(MACHINE.traceId());
        assertThat(process.getParentSpanId()).isEqualTo(MACHINE.spanId());
        assertThat(process.getSpanId()).isEqualTo(outer.spanId());
        assertThat(call.getParentSpanId()).isEqualTo(outer.spanId());
        assertThat(process.getAttributes().get(AttributeKey.stringKey("vendflow.reference")))
                .isEqualTo("VM0042-7F3K9Q");
        assertThat(Tracing.here()).isEmpty();
    }

    @Test
    void beginsATraceWithTheIdThatFollowsFromItsName() {
        String traceId = TraceIds.traceOf("VM0042-7F3K9Q");

        tracing.begin(work(Place.rootOf(traceId))).close();

        SpanData root = exported.getFinishedSpanItems().getFirst();
        assertThat(root.getTraceId()).isEqualTo(traceId);
        assertThat(root.getParentSpanContext().isValid()).isFalse();
    }

    @Test
    void givesASpanTheIdByWhichOthersKnowIt() {
        Instant begin = Instant.parse("2026-11-23T10:00:00Z");

        tracing.begin(work(Place.under(MACHINE))
                        .as(TraceIds.spanOf("an event"))
                        .since(begin)
                        .linkedTo(MACHINE.at(TraceIds.spanOf("another"))))
                .close();

        SpanData span = exported.getFinishedSpanItems().getFirst();
        assertThat(span.getSpanId()).isEqualTo(TraceIds.spanOf("an event"));
        assertThat(span.getStartEpochNanos()).isEqualTo(begin.toEpochMilli() * 1_000_000);
        assertThat(span.getLinks().getFirst().getSpanContext().getSpanId()).isEqualTo(TraceIds.spanOf("another"));
    }

    @Test
    void plansNoIdBeyondTheSpanThatItIsFor() {
        tracing.begin(work(Place.under(MACHINE)).as(TraceIds.spanOf("an event")))
                .close();
        tracing.begin(work(Place.under(MACHINE))).close();

        assertThat(exported.getFinishedSpanItems().get(1).getSpanId()).isNotEqualTo(TraceIds.spanOf("an event"));
    }

    @Test
    void recordsNothingOfATraceThatIsNotSampledAndPassesThatOn() {
        Traceparent unsampled = new Traceparent(MACHINE.traceId(), MACHINE.spanId(), false);

        try (Handling handling = tracing.begin(work(Place.under(unsampled)))) {
            assertThat(handling.traceparent().sampled()).isFalse();
            assertThat(handling.traceparent().traceId()).isEqualTo(MACHINE.traceId());
        }

        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void passesOnWhereWeAreAlsoWhenNothingIsRecorded() {
        Tracing off = Tracing.off();

        try (Handling handling = off.begin(work(Place.under(MACHINE)))) {
            assertThat(handling.traceparent()).isEqualTo(MACHINE);
            try (Handling inner = off.begin(Work.within(SpanKind.CLIENT, "a call"))) {
                assertThat(inner.traceparent()).isEqualTo(MACHINE);
            }
            assertThat(Tracing.here()).contains(MACHINE);
        }
        assertThat(Tracing.here()).isEmpty();
    }

    @Test
    void saysInEveryLogLineWhatItIsAboutAndNothingAfterwards() {
        MDC.put(LogContext.MACHINE, "before");
        try (Handling _ = tracing.begin(work(Place.under(MACHINE)))) {
            assertThat(MDC.get("reference")).isEqualTo("VM0042-7F3K9Q");
            assertThat(MDC.get("machine")).isEqualTo("VM0042");
            assertThat(MDC.get("traceId")).isEqualTo(MACHINE.traceId());
            try (LogContext _ = LogContext.about("another", null, "x".repeat(1_000))) {
                assertThat(MDC.get("reference")).isEqualTo("another");
                assertThat(MDC.get("machine")).isEqualTo("VM0042");
                assertThat(MDC.get("traceId")).hasSize(100);
            }
            assertThat(MDC.get("reference")).isEqualTo("VM0042-7F3K9Q");
        }
        assertThat(MDC.get("reference")).isNull();
        assertThat(MDC.get("machine")).isEqualTo("before");
        assertThat(MDC.get("traceId")).isNull();
        MDC.clear();
    }

    @Test
    void goesOnInAnotherThread() throws Exception {
        try (var threads = Executors.newSingleThreadExecutor();
                Handling _ = tracing.begin(work(Place.under(MACHINE)))) {
            var carried = Tracing.carrying(threads);
            assertThat(CompletableFuture.supplyAsync(
                                    () -> Tracing.here().orElseThrow().traceId() + " " + MDC.get("reference"), carried)
                            .get())
                    .isEqualTo(MACHINE.traceId() + " VM0042-7F3K9Q");
            assertThat(CompletableFuture.supplyAsync(
                                    () -> Tracing.here().isEmpty() && MDC.get("reference") == null, threads)
                            .get())
                    .isTrue();
        }
    }

    private static Work work(Place place) {
        return Work.at(place, SpanKind.CONSUMER, "process").about("VM0042-7F3K9Q", "VM0042");
    }
}
