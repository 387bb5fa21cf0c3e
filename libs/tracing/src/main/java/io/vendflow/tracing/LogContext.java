package io.vendflow.tracing;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Until it is closed, every log line of this thread, a library's too, says which sale, machine and trace it is about. The
 * only place that touches the logging context.
 */
public final class LogContext implements AutoCloseable {

    public static final String REFERENCE = "reference";
    public static final String MACHINE = "machine";
    public static final String TRACE_ID = "traceId";

    /** Something that strangers made up must not make lines endless. */
    private static final int LONGEST = 100;

    private final @Nullable String reference = MDC.get(REFERENCE);
    private final @Nullable String machine = MDC.get(MACHINE);
    private final @Nullable String traceId = MDC.get(TRACE_ID);

    private LogContext() {}

    /** What is null stays as whoever is around said it. */
    public static LogContext about(@Nullable String reference, @Nullable String machine, @Nullable String traceId) {
        LogContext before = new LogContext();
        add(REFERENCE, reference);
        add(MACHINE, machine);
        add(TRACE_ID, traceId);
        return before;
    }

    /** Lets another thread say what this one says. */
    static Runnable carried(Runnable work) {
        Map<String, String> here = MDC.getCopyOfContextMap();
        return () -> {
            Map<String, String> there = MDC.getCopyOfContextMap();
            set(here);
            try {
                work.run();
            } finally {
                set(there);
            }
        };
    }

    @Override
    public void close() {
        restore(REFERENCE, reference);
        restore(MACHINE, machine);
        restore(TRACE_ID, traceId);
    }

    private static void add(String name, @Nullable String value) {
        if (value != null) {
            MDC.put(name, value.length() > LONGEST ? value.substring(0, LONGEST) : value);
        }
    }

    private static void restore(String name, @Nullable String value) {
        if (value == null) {
            MDC.remove(name);
        } else {
            MDC.put(name, value);
        }
    }

    private static void set(@Nullable Map<String, String> context) {
        if (context == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(context);
        }
    }
}
