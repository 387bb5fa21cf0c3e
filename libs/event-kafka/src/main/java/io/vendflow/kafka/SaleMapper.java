package io.vendflow.kafka;

import io.vendflow.sale.Amount;
import io.vendflow.sale.CaptureMode;
import io.vendflow.sale.Currency;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.ReceiptMode;
import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleId;
import io.vendflow.sale.SaleLine;
import io.vendflow.sale.Traceparent;
import java.util.List;

/** The sale as every event carries it, to the value that the services decide with, and back. */
public final class SaleMapper {

    private SaleMapper() {}

    public static io.vendflow.events.Sale toEvent(Sale sale) {
        return io.vendflow.events.Sale.newBuilder()
                .setReference(sale.reference().value())
                .setMachineId(sale.machineId().value())
                .setSaleId(sale.saleId().value())
                .setMerchantSerialNumber(sale.merchantSerialNumber().value())
                .setCurrency(sale.amount().currency().name())
                .setAmount(sale.amount().minorUnits())
                .setLines(toEvent(sale.lines()))
                .setCaptureMode(
                        switch (sale.captureMode()) {
                            case AFTER_VEND -> io.vendflow.events.CaptureMode.AFTER_VEND;
                            case ON_AUTHORIZATION -> io.vendflow.events.CaptureMode.ON_AUTHORIZATION;
                        })
                .setRequestedAt(sale.requestedAt())
                .setReceiptMode(
                        switch (sale.receiptMode()) {
                            case SEPARATE -> io.vendflow.events.ReceiptMode.SEPARATE;
                            case IN_PAYMENT -> io.vendflow.events.ReceiptMode.IN_PAYMENT;
                        })
                .setTraceparent(
                        sale.traceparent() == null ? null : sale.traceparent().header())
                .build();
    }

    public static List<io.vendflow.events.SaleLine> toEvent(List<SaleLine> lines) {
        return lines.stream()
                .map(line -> new io.vendflow.events.SaleLine(
                        line.slot(), line.sku(), line.name(), line.quantity(), line.unitPrice(), line.taxRate()))
                .toList();
    }

    /** @throws UnreadableEventException when the sale breaks a rule that ours never break */
    public static Sale fromEvent(io.vendflow.events.Sale sale) {
        try {
            Sale mapped = new Sale(
                    new MachineId(sale.getMachineId()),
                    new SaleId(sale.getSaleId()),
                    new MerchantSerialNumber(sale.getMerchantSerialNumber()),
                    new Amount(sale.getAmount(), Currency.valueOf(sale.getCurrency())),
                    fromEvent(sale.getLines()),
                    sale.getCaptureMode() == io.vendflow.events.CaptureMode.ON_AUTHORIZATION
                            ? CaptureMode.ON_AUTHORIZATION
                            : CaptureMode.AFTER_VEND,
                    sale.getRequestedAt(),
                    sale.getReceiptMode() == io.vendflow.events.ReceiptMode.IN_PAYMENT
                            ? ReceiptMode.IN_PAYMENT
                            : ReceiptMode.SEPARATE,
                    Traceparent.parse(sale.getTraceparent()).orElse(null));
            if (!mapped.reference().value().equals(sale.getReference())) {
                throw new UnreadableEventException("the reference " + sale.getReference() + " does not name the sale");
            }
            return mapped;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UnreadableEventException("the event's sale is not valid: " + e.getMessage(), e);
        }
    }

    public static List<SaleLine> fromEvent(List<io.vendflow.events.SaleLine> lines) {
        return lines.stream()
                .map(line -> new SaleLine(
                        line.getSlot(),
                        line.getSku(),
                        line.getName(),
                        line.getQuantity(),
                        line.getUnitPrice(),
                        line.getTaxRate()))
                .toList();
    }
}
