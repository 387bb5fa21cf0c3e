package io.vendflow.ingest;

import io.vendflow.sale.PaymentReference;
import java.time.Duration;
import java.time.Instant;

/** A payment whose end was told; remembered for a while so that a repeated PaymentCreated does not open it again. */
public record ClosedPayment(PaymentReference reference, Instant closedAt) implements Remembered {

    /** Longer than anybody repeats an event by retrying; a replay of older ones yields the same event ids anyway. */
    static final Duration REMEMBERED_FOR = Duration.ofDays(2);

    @Override
    public Instant dueAt() {
        return closedAt.plus(REMEMBERED_FOR);
    }
}
