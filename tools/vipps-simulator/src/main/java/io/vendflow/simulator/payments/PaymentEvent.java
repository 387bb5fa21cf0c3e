package io.vendflow.simulator.payments;

import io.vendflow.sale.Amount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a payment's event log (facts sheet 2.6).
 *
 * @param pspReference this event's own number
 * @param amount what this event moved, not the payment's total
 * @param idempotencyKey absent where Vipps leaves it out (cancellations, what time did)
 */
public record PaymentEvent(
        EventName name,
        String pspReference,
        Amount amount,
        Instant timestamp,
        @Nullable String idempotencyKey,
        boolean success) {

    /** The same event, said to have failed. */
    public PaymentEvent unsuccessful() {
        return new PaymentEvent(name, pspReference, amount, timestamp, idempotencyKey, false);
    }
}
