package io.vendflow.ingest;

import io.vendflow.sale.PaymentReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must survive a restart. Survives together with what was told, or not at all. */
public interface Memory {

    Optional<Remembered> find(PaymentReference reference);

    /** In place of whatever was remembered under this reference. */
    void keep(Remembered remembered);

    void forget(PaymentReference reference);

    /**
     * What is due by now, the longest due first.
     *
     * @param except these are left out
     * @param limit at most so many
     */
    List<Remembered> dueBy(Instant now, Set<PaymentReference> except, int limit);

    /** When {@link #dueBy} will have something next; far in the future when nothing is remembered. */
    Instant nextDueAt();

    /** Payments that are open, in no order; read once, at the start. */
    List<OpenPayment> open();

    /** How many webhooks wait for their payment. */
    int earlyWebhooks();
}
