package io.vendflow.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.vendflow.sale.Traceparent;

/** Something being done by this thread, which must close it. Until then what begins within it is a part of it. */
public final class Handling implements AutoCloseable {

    private final Span span;
    private final Scope scope;
    private final LogContext log;

    @SuppressWarnings("MustBeClosedChecker") // closed with this
    Handling(Span span, LogContext log) {
        this.span = span;
        this.scope = span.makeCurrent();
        this.log = log;
    }

    /** What others hang their part under. */
    public Traceparent traceparent() {
        return Tracing.traceparentOf(span.getSpanContext());
    }

    public Handling with(String attribute, String value) {
        span.setAttribute(attribute, value);
        return this;
    }

    public Handling with(String attribute, long value) {
        span.setAttribute(attribute, value);
        return this;
    }

    /** A moment within it. */
    public Handling moment(String name) {
        span.addEvent(name);
        return this;
    }

    /** @param why never with anything that is nobody's business: it is exported */
    public void failed(String why) {
        span.setStatus(StatusCode.ERROR, why);
    }

    @Override
    public void close() {
        log.close();
        scope.close();
        span.end();
    }
}
