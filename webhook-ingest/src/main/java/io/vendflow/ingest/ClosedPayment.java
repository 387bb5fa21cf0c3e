package io.vendflow.ingest;

import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.Traceparent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment whose end was told; remembered for a while so that a repeated PaymentCreated does not open it again.
 *
 * @param trace where its PaymentCreated is in its trace; null in what earlier releases remembered
 */
public record ClosedPayment(
        PaymentReference reference,
        Instant closedAt,
        @Nullable Traceparent trace) implements Remembered {

    /** Longer than anybody repeats an event by retrying; a replay of older ones yields the same event ids anyway. */
    static final Duration REMEMBERED_FOR = Duration.ofDays(2);

    @Override
    public Instant dueAt() {
        return closedAt.plus(REMEMBERED_FOR);
    }
}
