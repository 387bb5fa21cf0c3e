package io.vendflow.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/** A span beside what its thread does, such as an event that others may already be at work on; any thread may close it. */
public final class Mark implements AutoCloseable {

    private final Span span;

    Mark(Span span) {
        this.span = span;
    }

    /** Whether somebody records it, here or upstream. */
    public boolean isSampled() {
        return span.getSpanContext().isSampled();
    }

    public void failed(String why) {
        span.setStatus(StatusCode.ERROR, why);
    }

    @Override
    public void close() {
        span.end();
    }
}
