package io.vendflow.tracing;

import io.vendflow.sale.Traceparent;
import org.jspecify.annotations.Nullable;

/**
 * Where in a trace something begins.
 *
 * @param parent the span it follows from; null when nothing in this trace is known to come before it
 * @param sampled whether the trace is recorded, as far as its beginning said
 */
public record Place(String traceId, @Nullable String parent, boolean sampled) {

    public static Place under(Traceparent parent) {
        return new Place(parent.traceId(), parent.spanId(), parent.sampled());
    }

    /** The beginning of a trace. */
    public static Place rootOf(String traceId) {
        return new Place(traceId, null, true);
    }

    /** What is passed on when nobody records this place. */
    Traceparent asTraceparent() {
        return new Traceparent(traceId, parent == null ? TraceIds.spanOf(traceId) : parent, sampled);
    }
}
