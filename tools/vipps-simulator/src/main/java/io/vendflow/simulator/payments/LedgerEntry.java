package io.vendflow.simulator.payments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of the ledger as it must be remembered: all of one operation, or nothing of it. */
public sealed interface LedgerEntry {

    /** A payment came into being. */
    record Created(PaymentRequest request, Origin origin, PaymentEvent event, PerformedOperation operation)
            implements LedgerEntry {}

    /**
     * Something happened to a payment.
     *
     * @param event missing when an operation was refused or repeated
     * @param operation missing when time did it
     */
    record Changed(
            PaymentId id,
            @Nullable PaymentEvent event,
            @Nullable PerformedOperation operation) implements LedgerEntry {}

    /** The customer went into 3-D Secure. */
    record Processing(PaymentId id, Instant until) implements LedgerEntry {}

    /** A request that never reached a payment, but whose key remembers it. */
    record Remembered(Attempt attempt, Outcome outcome) implements LedgerEntry {}

    /** A payment that was over, and its keys, were dropped to make room. */
    record Forgotten(PaymentId id) implements LedgerEntry {}

    /** A whole payment, written when the log is made shorter. */
    record Kept(
            PaymentRequest request,
            Origin origin,
            List<PaymentEvent> events,
            List<PerformedOperation> operations,
            @Nullable Instant processingUntil)
            implements LedgerEntry {}
}
