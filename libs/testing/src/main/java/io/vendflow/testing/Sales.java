package io.vendflow.testing;

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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Sales to test with: machine VM0042 of the simulator's Norwegian merchant, asked for at noon. */
public final class Sales {

    /** When the sales of this class were asked for. */
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    public static final MachineId MACHINE = new MachineId("VM0042");
    public static final MerchantSerialNumber MERCHANT = new MerchantSerialNumber("123456");
    public static final MerchantSerialNumber DANISH_MERCHANT = new MerchantSerialNumber("654321");

    /** 25.00 with 15 % VAT. */
    public static final SaleLine COLA = new SaleLine("A3", "COLA05", "Cola 0.5 l", 1, 2_500, 1_500);

    /** 18.00 with 15 % VAT. */
    public static final SaleLine CHIPS = new SaleLine("B1", "CHIPS", "Chips", 1, 1_800, 1_500);

    /** 12.50 with 25 % VAT. */
    public static final SaleLine SOCKS = new SaleLine("C2", "SOCKS", "Socks", 1, 1_250, 2_500);

    private Sales() {}

    /** One cola, 25.00 NOK, captured after the vend. */
    public static Sale cola() {
        return of("7F3K9Q", COLA);
    }

    /** A cola and a bag of chips, 43.00 NOK, captured after the vend. */
    public static Sale colaAndChips() {
        return of("8G4L0R", COLA, CHIPS);
    }

    public static Sale of(String saleId, SaleLine... lines) {
        return new Sale(
                MACHINE,
                new SaleId(saleId),
                MERCHANT,
                nok(Sale.totalOf(List.of(lines))),
                List.of(lines),
                CaptureMode.AFTER_VEND,
                NOON,
                ReceiptMode.SEPARATE,
                null);
    }

    /** Asked for just now, for tests with a real clock around them. */
    public static Sale now(String saleId, SaleLine... lines) {
        return requestedAt(of(saleId, lines), Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Asked for just now on a machine in Denmark, whose sales unit captures all or nothing. */
    public static Sale danish(String saleId, SaleLine... lines) {
        Sale sale = now(saleId, lines);
        Amount amount = new Amount(sale.amount().minorUnits(), Currency.DKK);
        return like(sale, DANISH_MERCHANT, amount, sale.captureMode(), sale.requestedAt(), sale.receiptMode());
    }

    /** The same sale on a machine that cannot report vends. */
    public static Sale capturedOnAuthorization(Sale sale) {
        return like(
                sale,
                sale.merchantSerialNumber(),
                sale.amount(),
                CaptureMode.ON_AUTHORIZATION,
                sale.requestedAt(),
                sale.receiptMode());
    }

    /** The same sale with its receipt in the payment. */
    public static Sale receiptInPayment(Sale sale) {
        return like(
                sale,
                sale.merchantSerialNumber(),
                sale.amount(),
                sale.captureMode(),
                sale.requestedAt(),
                ReceiptMode.IN_PAYMENT);
    }

    /** The same sale, asked for at another time. */
    public static Sale requestedAt(Sale sale, Instant requestedAt) {
        return like(
                sale, sale.merchantSerialNumber(), sale.amount(), sale.captureMode(), requestedAt, sale.receiptMode());
    }

    /** The same sale, asked for with a trace. */
    public static Sale tracedBy(Sale sale, Traceparent traceparent) {
        return new Sale(
                sale.machineId(),
                sale.saleId(),
                sale.merchantSerialNumber(),
                sale.amount(),
                sale.lines(),
                sale.captureMode(),
                sale.requestedAt(),
                sale.receiptMode(),
                traceparent);
    }

    private static Sale like(
            Sale sale,
            MerchantSerialNumber merchant,
            Amount amount,
            CaptureMode captureMode,
            Instant requestedAt,
            ReceiptMode receiptMode) {
        return new Sale(
                sale.machineId(),
                sale.saleId(),
                merchant,
                amount,
                sale.lines(),
                captureMode,
                requestedAt,
                receiptMode,
                sale.traceparent());
    }

    public static Amount nok(long minorUnits) {
        return new Amount(minorUnits, Currency.NOK);
    }
}
