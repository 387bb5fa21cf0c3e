package io.vendflow.tracing;

import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random ids, except where an id follows from what the span is about. */
public final class PlannedIds implements IdGenerator {

    private record Plan(@Nullable String traceId, @Nullable String spanId) {}

    private static final Plan NONE = new Plan(null, null);
    private static final ThreadLocal<Plan> PLAN = ThreadLocal.withInitial(() -> NONE);

    private final IdGenerator random = IdGenerator.random();

    /** @param start starts exactly one span, in this thread */
    static <T> T during(@Nullable String traceId, @Nullable String spanId, Supplier<T> start) {
        PLAN.set(new Plan(traceId, spanId));
        try {
            return start.get();
        } finally {
            PLAN.remove();
        }
    }

    @Override
    public String generateSpanId() {
        String planned = PLAN.get().spanId();
        return planned == null ? random.generateSpanId() : planned;
    }

    @Override
    public String generateTraceId() {
        String planned = PLAN.get().traceId();
        return planned == null ? random.generateTraceId() : planned;
    }
}
