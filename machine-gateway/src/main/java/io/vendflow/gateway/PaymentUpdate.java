package io.vendflow.gateway;

import io.vendflow.sale.MachineId;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.Sale;
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
 * @param sale whose update it is; null when the sale could not be read that far
 * @param waitedForSince since when a customer has been waiting for it; null when it is said again. Not for the machine
 */
public record PaymentUpdate(
        MachineId machineId,
        SaleId saleId,
        String state,
        @Nullable Long amount,
        @Nullable String currency,
        @Nullable Instant expiresAt,
        @Nullable Qr qr,
        @Nullable Instant vendBefore,
        @Nullable String code,
        @Nullable String message,
        Instant notAfter,
        @Nullable Sale sale,
        @Nullable Instant waitedForSince) {

    /**
     * What the customer scans.
     *
     * @param image drawn by Vipps, in Base64; null when it is to be drawn from the text
     */
    public record Qr(String text, @Nullable String image, Display display) {}

    PaymentUpdate(
            MachineId machineId,
            SaleId saleId,
            String state,
            @Nullable Long amount,
            @Nullable String currency,
            @Nullable Instant expiresAt,
            @Nullable Qr qr,
            @Nullable Instant vendBefore,
            @Nullable String code,
            @Nullable String message,
            Instant notAfter,
            @Nullable Sale sale) {
        this(
                machineId,
                saleId,
                state,
                amount,
                currency,
                expiresAt,
                qr,
                vendBefore,
                code,
                message,
                notAfter,
                sale,
                null);
    }

    PaymentUpdate waitedForSince(@Nullable Instant since) {
        return new PaymentUpdate(
                machineId,
                saleId,
                state,
                amount,
                currency,
                expiresAt,
                qr,
                vendBefore,
                code,
                message,
                notAfter,
                sale,
                since);
    }

    public PaymentReference reference() {
        return PaymentReference.of(machineId, saleId);
    }
}
