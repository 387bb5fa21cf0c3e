package io.vendflow.sale;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a machine asked to be paid for. Every event carries it whole, so that no step has to look anything up.
 *
 * @param amount price of all lines
 * @param requestedAt when the machine's request was received; retries repeat it, so what is derived from it is repeatable
 * @param traceparent what the machine's request had as such; the whole sale is in its trace. Null when there was none: then
 *     the trace follows from the reference
 */
public record Sale(
        MachineId machineId,
        SaleId saleId,
        MerchantSerialNumber merchantSerialNumber,
        Amount amount,
        List<SaleLine> lines,
        CaptureMode captureMode,
        Instant requestedAt,
        ReceiptMode receiptMode,
        @Nullable Traceparent traceparent) {

    /** @throws IllegalArgumentException when there are no lines or they do not add up to the amount */
    public Sale {
        lines = List.copyOf(lines);
        // Absent in what earlier releases remembered.
        receiptMode = Objects.requireNonNullElse(receiptMode, ReceiptMode.SEPARATE);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a sale has at least one line");
        }
        if (totalOf(lines) != amount.minorUnits()) {
            throw new IllegalArgumentException("the lines add up to " + totalOf(lines) + ", not to " + amount);
        }
    }

    public PaymentReference reference() {
        return PaymentReference.of(machineId, saleId);
    }

    /**
     * Price of some lines in minor units, VAT included.
     *
     * @throws ArithmeticException when the sum does not fit
     */
    public static long totalOf(List<SaleLine> lines) {
        return lines.stream().mapToLong(SaleLine::total).reduce(0, Math::addExact);
    }
}
