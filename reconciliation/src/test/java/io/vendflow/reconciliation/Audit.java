package io.vendflow.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.books.Scope;
import io.vendflow.books.kafka.MemoryLog;
import io.vendflow.events.PaymentEnd;
import io.vendflow.kafka.Emission;
import io.vendflow.sale.Amount;
import io.vendflow.sale.CaptureMode;
import io.vendflow.sale.Currency;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.ReceiptMode;
import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleId;
import io.vendflow.sale.SaleLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A reconciliation of some sales among others with which nothing is wrong. */
final class Audit {

    static final Instant BEGIN = Instant.parse("2026-11-20T08:00:00Z");
    static final String MERCHANT = "123456";
    static final long PRICE = 4_300;

    private static final List<SaleLine> LINES = List.of(
            new SaleLine("A3", "COLA05", "Cola 0.5 l", 1, 2_500, 1_500),
            new SaleLine("B1", "CHIPS", "Chips", 1, 1_800, 1_500));

    private final List<Emission<?>> events = new ArrayList<>();
    private UnaryOperator<MemoryLog> doctoring = log -> log;
    private Scope scope = Scope.of(BEGIN, BEGIN.plus(Duration.ofDays(30)));
    private Instant now = BEGIN.plus(Duration.ofDays(2));
    private int partitions = 3;
    private @Nullable PaymentBooks payments;
    private @Nullable LedgerBooks ledgers;
    private Past past = Past.NONE;

    private Audit() {}

    /** Of a few sales as most are. */
    static Audit usual() {
        return new Audit()
                .of(Tale.sold(sale(901)))
                .of(Tale.authorized(onAuthorization(902)).receipt().captured().vended())
                .of(Tale.of(sale(903)).requested().created().webhook("ABORTED").ended(PaymentEnd.ABORTED))
                .of(Tale.of(sale(904)).requested().rejected("VIPPS_400"));
    }

    static Sale sale(int number) {
        return sale(number, CaptureMode.AFTER_VEND, ReceiptMode.SEPARATE, BEGIN);
    }

    static Sale onAuthorization(int number) {
        return sale(number, CaptureMode.ON_AUTHORIZATION, ReceiptMode.SEPARATE, BEGIN);
    }

    static Sale sale(int number, CaptureMode capture, ReceiptMode receipt, Instant at) {
        return new Sale(
                new MachineId("VM" + number % 7),
                new SaleId("S%06d".formatted(number)),
                new MerchantSerialNumber(MERCHANT),
                new Amount(Sale.totalOf(LINES), Currency.NOK),
                LINES,
                capture,
                at,
                receipt,
                null);
    }

    static String reference(int number) {
        return sale(number).reference().value();
    }

    Audit of(Tale... tales) {
        for (Tale each : tales) {
            events.addAll(each.events());
        }
        return this;
    }

    /** What else is done to the log once everything is written. */
    Audit doctored(UnaryOperator<MemoryLog> more) {
        UnaryOperator<MemoryLog> before = doctoring;
        doctoring = log -> more.apply(before.apply(log));
        return this;
    }

    Audit at(Instant time) {
        now = time;
        return this;
    }

    Audit within(Scope other) {
        scope = other;
        return this;
    }

    Audit partitions(int count) {
        partitions = count;
        return this;
    }

    Audit againstVipps(PaymentBooks books) {
        payments = books;
        return this;
    }

    Audit againstLedgers(LedgerBooks books) {
        ledgers = books;
        return this;
    }

    Audit remembering(Past memory) {
        past = memory;
        return this;
    }

    Report run() {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        MemoryLog log = doctoring.apply(new MemoryLog(partitions, clock).write(events));
        Set<Against> against = payments != null
                ? (ledgers != null ? Set.of(Against.VIPPS, Against.LEDGER) : Set.of(Against.VIPPS))
                : (ledgers != null ? Set.of(Against.LEDGER) : Set.of(Against.LOG_ONLY));
        return new Reconciliation(read -> log, payments, ledgers, past, clock, 2)
                .run(new Request(scope, against, ZoneOffset.UTC, Rules.USUAL), Progress.NONE);
    }

    List<Finding> findings() {
        return run().findings();
    }

    /** The one that there is. */
    Finding finding() {
        List<Finding> found = findings();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
