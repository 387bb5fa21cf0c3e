package io.vendflow.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.vendflow.events.PaymentRequested;
import io.vendflow.events.Sale;
import io.vendflow.events.Topics;
import io.vendflow.events.VendReported;
import io.vendflow.kafka.RecordTraces;
import io.vendflow.tracing.PlannedIds;
import io.vendflow.tracing.TraceIds;
import io.vendflow.tracing.Tracing;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** With a sampler that takes a share of the sales, as those that are not in it see it. */
class UnrecordedTracesTest extends GatewayStage {

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();

    @Override
    RecordTraces traces() {
        return new RecordTraces(Tracing.recording(
                OpenTelemetrySdk.builder()
                        .setTracerProvider(SdkTracerProvider.builder()
                                .setIdGenerator(new PlannedIds())
                                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(0)))
                                .addSpanProcessor(SimpleSpanProcessor.create(exported))
                                .build())
                        .build(),
                () -> {}));
    }

    @Test
    void staysUnrecordedToItsEndWhateverItGoesThrough() {
        say("sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        created(sale);
        authorized(sale, START);
        driver.advanceWallClockTime(Duration.ofMinutes(3));
        say("vend", VEND);

        assertThat(sale.getTraceparent())
                .startsWith("00-" + TraceIds.traceOf("VM0042-7F3K9Q"))
                .endsWith("-00");
        assertThat(all(Topics.VEND_REPORTED, VendReported.class))
                .isNotEmpty()
                .allSatisfy(reported ->
                        assertThat(reported.getSale().getTraceparent()).isEqualTo(sale.getTraceparent()));
        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }
}
