package io.vendflow.vipps.spring;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.vendflow.sale.Traceparent;
import io.vendflow.tracing.Handling;
import io.vendflow.tracing.Tracing;
import io.vendflow.tracing.Work;
import io.vendflow.vipps.Refusal;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.call.Call;
import io.vendflow.vipps.call.CallTracing;
import java.net.URI;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls that are made while something is handled become a part of it; others, such as those of whole books, are not followed. */
final class SpanCallTracing implements CallTracing {

    private final Tracing tracing;
    private final URI vipps;

    SpanCallTracing(Tracing tracing, URI vipps) {
        this.tracing = tracing;
        this.vipps = vipps;
    }

    @Override
    public <T> VippsOutcome<T> follow(Call<T> call, Supplier<VippsOutcome<T>> made) {
        if (Tracing.here().isEmpty()) {
            return made.get();
        }
        Work work = Work.within(SpanKind.CLIENT, "vipps " + call.operation().tag())
                .with("http.request.method", call.method())
                .with("server.address", vipps.getHost())
                .with("url.path", call.path());
        try (Handling handling = tracing.begin(work)) {
            VippsOutcome<T> outcome = made.get();
            switch (outcome) {
                case VippsOutcome.Done<T> _ -> handling.with("vendflow.outcome", "done");
                case VippsOutcome.Refused<T>(Refusal refusal) ->
                    handling.with("vendflow.outcome", "refused")
                            .with(
                                    "error.type",
                                    Objects.requireNonNullElse(refusal.code(), String.valueOf(refusal.httpStatus())));
                case VippsOutcome.Unknown<T>(Uncertainty uncertainty) -> {
                    handling.with("vendflow.outcome", "unknown")
                            .with("error.type", uncertainty.cause().name());
                    handling.failed("outcome unknown");
                }
            }
            return outcome;
        }
    }

    @Override
    public @Nullable String traceparent() {
        return Tracing.here().map(Traceparent::header).orElse(null);
    }

    @Override
    public void answered(int status) {
        Span.current().setAttribute("http.response.status_code", status);
    }
}
