package io.vendflow.vipps.epayment;

import io.vendflow.sale.Amount;
import io.vendflow.sale.PaymentReference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment as Vipps has it now (facts sheet 2.4).
 *
 * @param pspReference Vipps' own name of the payment's creation, empty when Vipps left it out
 * @param redirectUrl the text of the QR, while Vipps tells it
 * @param captureGuaranteedUntil until when the reservation holds, or null when Vipps does not say
 */
public record Payment(
        PaymentReference reference,
        String pspReference,
        Amount amount,
        PaymentState state,
        Aggregate aggregate,
        @Nullable String redirectUrl,
        @Nullable Instant captureGuaranteedUntil) {}
