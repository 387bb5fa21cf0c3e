package io.vendflow.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.vendflow.sale.Traceparent;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows what is done through traces. Every service has one; only where spans are exported does it record them, elsewhere
 * it only passes on where in the trace we are (docs/adr/0012).
 */
public final class Tracing implements AutoCloseable {

    /** On level DEBUG a sale can be followed through the logs as well. */
    private static final Logger LOGGER = LoggerFactory.getLogger(Tracing.class);

    /** Who made the spans, in their own words. */
    private static final String INSTRUMENTATION = "io.vendflow";

    private final @Nullable Tracer tracer;
    private final Runnable onClose;

    private Tracing(@Nullable Tracer tracer, Runnable onClose) {
        this.tracer = tracer;
        this.onClose = onClose;
    }

    /** Records nothing. */
    public static Tracing off() {
        return new Tracing(null, () -> {});
    }

    /**
     * Records.
     *
     * @param telemetry has {@link PlannedIds}
     * @param onClose sends what is left
     */
    public static Tracing recording(OpenTelemetry telemetry, Runnable onClose) {
        return new Tracing(telemetry.getTracer(INSTRUMENTATION), onClose);
    }

    public boolean isRecording() {
        return tracer != null;
    }

    /** Begins something: its span is this thread's until it is closed, and the log says what it is about. */
    public Handling begin(Work work) {
        Span span = tracer == null ? passedOn(work) : start(tracer, work);
        String traceId = span.getSpanContext().isValid() ? span.getSpanContext().getTraceId() : null;
        Handling handling = new Handling(span, LogContext.about(work.reference, work.machine, traceId));
        LOGGER.debug("{}", work.name);
        return handling;
    }

    /** Begins something beside what this thread does. */
    public Mark mark(Work work) {
        return new Mark(tracer == null ? passedOn(work) : start(tracer, work));
    }

    /** Goes to a place without recording anything there itself. */
    public Handling enter(Place place, @Nullable String reference, @Nullable String machine) {
        Span span = Span.wrap(contextOf(place.asTraceparent()));
        return new Handling(span, LogContext.about(reference, machine, place.traceId()));
    }

    /** Where this thread is, if it is anywhere. */
    public static Optional<Traceparent> here() {
        SpanContext context = Span.current().getSpanContext();
        return context.isValid() ? Optional.of(traceparentOf(context)) : Optional.empty();
    }

    /** Threads that go on where the one that called them is. */
    public static Executor carrying(Executor threads) {
        return work -> threads.execute(Context.current().wrap(LogContext.carried(work)));
    }

    /** Sends what is left, for some seconds at most. */
    @Override
    public void close() {
        onClose.run();
    }

    private static Span passedOn(Work work) {
        Place place = work.place;
        return place == null ? Span.current() : Span.wrap(contextOf(place.asTraceparent()));
    }

    private static Span start(Tracer tracer, Work work) {
        SpanBuilder builder =
                tracer.spanBuilder(work.name).setSpanKind(work.kind).setAllAttributes(work.attributes());
        Place place = work.place;
        if (place != null) {
            builder.setParent(
                    place.parent() == null
                            ? Context.root()
                            : Context.root().with(Span.wrap(contextOf(place.asTraceparent()))));
        }
        if (work.since != null) {
            builder.setStartTimestamp(work.since);
        }
        if (work.link != null) {
            builder.addLink(contextOf(work.link));
        }
        return PlannedIds.during(place == null ? null : place.traceId(), work.spanId, builder::startSpan);
    }

    static Traceparent traceparentOf(SpanContext context) {
        return new Traceparent(context.getTraceId(), context.getSpanId(), context.isSampled());
    }

    private static SpanContext contextOf(Traceparent traceparent) {
        return SpanContext.createFromRemoteParent(
                traceparent.traceId(),
                traceparent.spanId(),
                traceparent.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                TraceState.getDefault());
    }
}
