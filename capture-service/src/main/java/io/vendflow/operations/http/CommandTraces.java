package io.vendflow.operations.http;

import io.opentelemetry.api.trace.SpanKind;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.Traceparent;
import io.vendflow.tracing.Handling;
import io.vendflow.tracing.Place;
import io.vendflow.tracing.TraceIds;
import io.vendflow.tracing.Tracing;
import io.vendflow.tracing.Work;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operator's command is in the trace of whoever sent it, else in one of its own; what it does to the sale is in the sale's,
 * with a link to it.
 */
final class CommandTraces {

    private final Tracing tracing;

    CommandTraces(Tracing tracing) {
        this.tracing = tracing;
    }

    /** @param traceparent as it came over HTTP, valid or not */
    Handling begin(PaymentReference reference, String method, String route, @Nullable String traceparent) {
        Place place = Traceparent.parse(traceparent)
                .map(Place::under)
                .orElseGet(() -> Place.rootOf(TraceIds.traceOf(UUID.randomUUID().toString())));
        return tracing.begin(Work.at(place, SpanKind.SERVER, method + " " + route)
                .about(
                        reference.value(),
                        reference.machineId().map(MachineId::value).orElse(null))
                .with("http.request.method", method)
                .with("http.route", route));
    }
}
