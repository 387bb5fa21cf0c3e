package io.vendflow.gateway;

import io.vendflow.sale.MachineId;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.SaleId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a machine is told about a sale.
 *
 * @param state the word on the wire
 * @param amount minor units; null when the sale could not be read that far
 * @param expiresAt until when the QR may be shown
 * @param vendBefore until when the vend is to be reported
 * @param notAfter after that the message is worthless and must not be delivered
 */
public record PaymentUpdate(
        MachineId machineId,
        SaleId saleId,
        String state,
        @Nullable Long amount,
        @Nullable String currency,
        @Nullable Instant expiresAt,
        @Nullable String qrText,
        @Nullable Display display,
        @Nullable Instant vendBefore,
        @Nullable String code,
        @Nullable String message,
        Instant notAfter) {

    public PaymentReference reference() {
        return PaymentReference.of(machineId, saleId);
    }
}
