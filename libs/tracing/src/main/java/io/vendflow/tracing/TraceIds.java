package io.vendflow.tracing;

import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.Sale;
import io.vendflow.sale.Traceparent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Ids that follow from what they name, so that whoever knows a sale or an event knows its place in the trace without asking
 * anybody, and an event that is emitted again after a crash has the same headers.
 */
public final class TraceIds {

    private TraceIds() {}

    /** The trace of what has brought none along. */
    public static String traceOf(String name) {
        return hash(name, 16);
    }

    /** The span in which an event is emitted. */
    public static String spanOf(String eventId) {
        return hash(eventId, 8);
    }

    /**
     * Where a sale's trace has its event of that id: the machine's trace when it sent one, else the one that follows from the
     * reference.
     */
    public static Traceparent at(Sale sale, String eventId) {
        Traceparent machine = sale.traceparent();
        return machine == null
                ? new Traceparent(traceOf(sale.reference()), spanOf(eventId), true)
                : machine.at(spanOf(eventId));
    }

    /** The trace of a sale whose machine sent none, or of which no more than the reference is known. */
    public static String traceOf(PaymentReference reference) {
        return traceOf(reference.value());
    }

    private static String hash(String text, int bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
