package io.vendflow.simulator.payments;

import io.vendflow.sale.Amount;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the merchant asked for it, already found valid.
 *
 * @param description shown on the customer's phone
 * @param wantsProfile whether a scope was asked for, so that {@code profile.sub} appears after the approval
 */
public record PaymentRequest(
        PaymentId id,
        Amount amount,
        UserFlow flow,
        QrFormat qr,
        @Nullable String description,
        Map<String, String> metadata,
        boolean wantsProfile,
        CaptureTerms terms) {

    public PaymentRequest {
        metadata = Map.copyOf(metadata);
    }
}
