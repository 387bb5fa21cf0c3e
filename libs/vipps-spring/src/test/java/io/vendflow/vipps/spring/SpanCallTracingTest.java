package io.vendflow.vipps.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.Traceparent;
import io.vendflow.tracing.Handling;
import io.vendflow.tracing.Place;
import io.vendflow.tracing.PlannedIds;
import io.vendflow.tracing.Tracing;
import io.vendflow.tracing.Work;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.call.Call;
import io.vendflow.vipps.http.Operation;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanCallTracingTest {

    private static final Traceparent MACHINE =
            new Traceparent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true);
    private static final Call<String> CALL = Call.get(
            Operation.GET, new MerchantSerialNumber("123456"), "/epayment/v1/payments/VM0042-7F3K9Q", answer -> answer);

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final Tracing tracing = Tracing.recording(
            OpenTelemetrySdk.builder()
                    .setTracerProvider(SdkTracerProvider.builder()
                            .setIdGenerator(new PlannedIds())
                            .addSpanProcessor(SimpleSpanProcessor.create(exported))
                            .build())
                    .build(),
            () -> {});
    private final SpanCallTracing calls = new SpanCallTracing(tracing, URI.create("https://api.vipps.no"));

    @Test
    void makesACallAPartOfWhatItIsMadeFor() {
        List<String> sent = new ArrayList<>();
        try (Handling _ = tracing.begin(Work.at(Place.under(MACHINE), SpanKind.CONSUMER, "process"))) {
            calls.follow(CALL, () -> {
                sent.add(calls.traceparent());
                calls.answered(200);
                return new VippsOutcome.Done<>("an answer");
            });
        }

        SpanData call = exported.getFinishedSpanItems().getFirst();
        assertThat(call.getName()).isEqualTo("vipps get");
        assertThat(call.getParentSpanId())
                .isEqualTo(exported.getFinishedSpanItems().get(1).getSpanId());
        assertThat(call.getAttributes().get(AttributeKey.longKey("http.response.status_code")))
                .isEqualTo(200);
        assertThat(call.getAttributes().get(AttributeKey.stringKey("server.address")))
                .isEqualTo("api.vipps.no");
        assertThat(sent).containsExactly("00-" + MACHINE.traceId() + "-" + call.getSpanId() + "-01");
    }

    @Test
    void showsACallWhoseOutcomeNobodyKnows() {
        try (Handling _ = tracing.begin(Work.at(Place.under(MACHINE), SpanKind.CONSUMER, "process"))) {
            calls.follow(
                    CALL, () -> new VippsOutcome.Unknown<>(new Uncertainty(Uncertainty.Cause.TIMEOUT, "no answer")));
        }

        SpanData call = exported.getFinishedSpanItems().getFirst();
        assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(call.getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("TIMEOUT");
    }

    /** Whole books are read so, and nobody wants a trace of each payment in them. */
    @Test
    void followsNothingThatIsMadeForNothingInParticular() {
        calls.follow(CALL, () -> new VippsOutcome.Done<>("an answer"));

        assertThat(exported.getFinishedSpanItems()).isEmpty();
        assertThat(calls.traceparent()).isNull();
    }
}
