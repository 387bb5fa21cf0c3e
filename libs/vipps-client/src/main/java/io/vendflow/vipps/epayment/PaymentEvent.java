package io.vendflow.vipps.epayment;

import io.vendflow.sale.Amount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a payment's log (facts sheet 2.6).
 *
 * @param name CREATED, AUTHORIZED, ABORTED, EXPIRED, TERMINATED, CANCELLED, CAPTURED, REFUNDED, or what Vipps thinks of next
 * @param pspReference the event's own
 * @param amount the event's own
 * @param idempotencyKey ours, where Vipps repeats it
 * @param success false when the operation failed
 */
public record PaymentEvent(
        String name,
        String pspReference,
        Amount amount,
        Instant timestamp,
        @Nullable String idempotencyKey,
        boolean success) {}
