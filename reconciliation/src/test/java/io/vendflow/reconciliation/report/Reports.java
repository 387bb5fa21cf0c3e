package io.vendflow.reconciliation.report;

import io.vendflow.books.Happening;
import io.vendflow.books.Kind;
import io.vendflow.books.Place;
import io.vendflow.reconciliation.Against;
import io.vendflow.reconciliation.Cleared;
import io.vendflow.reconciliation.Finding;
import io.vendflow.reconciliation.FindingKind;
import io.vendflow.reconciliation.LedgerDay;
import io.vendflow.reconciliation.Repair;
import io.vendflow.reconciliation.Report;
import io.vendflow.reconciliation.Sums;
import io.vendflow.reconciliation.Sums.Difference;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Reports as runs could have made them. */
final class Reports {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private Reports() {}

    static Report clean() {
        return of(List.of(sums(TODAY, "123456", "VM0042", "NOK", 2500)), List.of(), List.of(), List.of());
    }

    static Report of(Finding... findings) {
        return of(List.of(), List.of(findings), List.of(), List.of());
    }

    static Report of(List<Sums> sums) {
        return of(sums, List.of(), List.of(), List.of());
    }

    static Report unanswered(String... words) {
        return of(List.of(), List.of(), List.of(), List.of(words));
    }

    static Report of(List<Sums> sums, List<Finding> findings, List<Cleared> cleared, List<String> unanswered) {
        return new Report(
                NOW,
                Duration.ofMillis(2500),
                NOW.minus(Duration.ofDays(7)),
                NOW,
                Set.of(Against.VIPPS),
                100_000,
                20_000,
                3,
                NOW.minus(Duration.ofHours(9)),
                1,
                "3f786850e387550fdab836ed7e6dc881de23001b",
                sums,
                List.of(),
                findings,
                cleared,
                unanswered);
    }

    static Sums sums(LocalDate day, String merchant, String machine, String currency, long captured) {
        return new Sums(
                day, merchant, machine, currency, 1, captured, captured, captured, captured, 0, 0, 0, Difference.NONE);
    }

    static Finding finding(FindingKind kind, String subject, long amount, String what) {
        return new Finding(
                kind,
                subject,
                "123456",
                "VM0042",
                amount,
                "NOK",
                what,
                NOW.minus(Duration.ofHours(76)),
                "Look at it with ./run story " + subject + ".",
                null,
                story(amount));
    }

    static Finding mendable(String subject, Repair repair) {
        return new Finding(
                FindingKind.OPEN_MONEY,
                subject,
                "123456",
                "VM0042",
                2500,
                "NOK",
                "25.00 NOK authorized, 0.00 NOK captured, 0.00 NOK released",
                NOW.minus(Duration.ofHours(2)),
                "Let go of what is reserved.",
                repair,
                story(2500));
    }

    static List<Happening> story(long amount) {
        return List.of(
                happening(Kind.PAYMENT_REQUESTED, amount, "", "machine-gateway", 0),
                happening(Kind.PAYMENT_CREATED, amount, "", "payment-initiator", 1),
                happening(Kind.AUTHORIZED, amount, "", "webhook-ingest", 9),
                happening(Kind.VEND_REPORTED, 0, "FAILED", "machine-gateway", 15));
    }

    private static Happening happening(Kind kind, long amount, String word, String producer, int second) {
        return new Happening(
                kind,
                "id-" + kind,
                "cause-" + kind,
                producer,
                NOW.minus(Duration.ofHours(76)).plusSeconds(second),
                amount,
                word,
                "",
                "",
                new Place("vending.payment-requested", 3, 4711));
    }

    /** A month of three merchants, one of them in Denmark, with forty machines. */
    static Report ofAMonth() {
        Random random = new Random(7);
        List<Sums> sums = new ArrayList<>();
        List<LedgerDay> ledger = new ArrayList<>();
        for (int ago = 30; ago > 0; ago--) {
            LocalDate day = TODAY.minusDays(ago);
            for (int machine = 0; machine < 40; machine++) {
                String merchant = machine < 20 ? "123456" : machine < 34 ? "234567" : "345678";
                sums.add(busy(day, merchant, "VM%04d".formatted(machine), machine < 34 ? "NOK" : "DKK", random));
            }
            for (String merchant : List.of("123456", "234567", "345678")) {
                ledger.add(ledgerDay(day, merchant, sums, ago > 1));
            }
        }
        return new Report(
                NOW,
                Duration.ofMillis(43_210),
                NOW.minus(Duration.ofDays(30)),
                NOW,
                Set.of(Against.VIPPS, Against.LEDGER),
                4_812_377,
                601_544,
                4,
                NOW.minus(Duration.ofHours(9)),
                0,
                "3f786850e387550fdab836ed7e6dc881de23001bb7a0c1b93bd94d2ab3a6b8b4",
                sums,
                ledger,
                findings(),
                List.of(
                        new Cleared(
                                FindingKind.RECEIPT_MISSING,
                                "VM0011-8KQ2ZT",
                                "captured 45.00 NOK, and no receipt",
                                NOW.minus(Duration.ofDays(3)),
                                NOW),
                        new Cleared(
                                FindingKind.NOT_IN_LEDGER,
                                "VM0002-55ABCD",
                                "captured 25.00 NOK on 2026-11-19, and the ledger of that day has nothing",
                                NOW.minus(Duration.ofDays(2)),
                                NOW)),
                List.of("Merchant 345678's ledger of 2026-11-22: Vipps answered 503 for 30 s."));
    }

    private static Sums busy(LocalDate day, String merchant, String machine, String currency, Random random) {
        long sales = 10L + random.nextInt(40) + (day.getDayOfWeek().getValue() >= 6 ? 30 : 0);
        long authorized = sales * 2950;
        long released = random.nextInt(6) * 2950L;
        long open = random.nextInt(300) == 0 ? 2950 : 0;
        long captured = authorized - released - open;
        return new Sums(
                day,
                merchant,
                machine,
                currency,
                sales,
                authorized + 5900,
                authorized,
                captured,
                captured,
                released,
                random.nextInt(12) == 0 ? 2950 : 0,
                open,
                random.nextInt(200) == 0 ? new Difference(2950, 0, 0) : Difference.NONE);
    }

    private static LedgerDay ledgerDay(LocalDate day, String merchant, List<Sums> sums, boolean complete) {
        List<Sums> its = sums.stream()
                .filter(each -> each.day().equals(day) && each.merchant().equals(merchant))
                .toList();
        long captured = its.stream().mapToLong(Sums::captured).sum();
        long refunded = its.stream().mapToLong(Sums::refunded).sum();
        long fees = -captured / 100;
        return new LedgerDay(
                day,
                "302321",
                merchant,
                its.getFirst().currency(),
                complete,
                captured,
                -refunded,
                fees,
                -captured,
                0,
                fees - refunded);
    }

    private static List<Finding> findings() {
        Place place = new Place("vending.authorized", 3, 4711);
        return List.of(
                mendable("VM0042-7F3K9Q", new Repair.Release(place, false, "ask for the release of 25.00 NOK")),
                mendable(
                        "VM0007-2MMX8P",
                        new Repair.Reemit(place, "capture-service", "write the vend report once more")),
                finding(
                        FindingKind.CAPTURED_WITHOUT_VEND,
                        "VM0031-9ZZ0A1",
                        4500,
                        "captured 45.00 NOK, dispensed nothing"),
                finding(
                        FindingKind.VENDED_WITHOUT_CAPTURE,
                        "VM0012-QWERTY",
                        2950,
                        "dispensed 29.50 NOK, captured 0.00 NOK"),
                finding(
                        FindingKind.AMOUNTS_DIFFER,
                        "VM0005-AB12CD",
                        5000,
                        "captured 75.00 NOK by the log, 25.00 NOK at Vipps"),
                finding(FindingKind.REFUND_MISSING, "VM0019-REFUND", 1950, "19.50 NOK asked back, 0.00 NOK given back"),
                finding(FindingKind.RECEIPT_MISSING, "VM0020-PAPER1", 2950, "captured 29.50 NOK, and no receipt"),
                finding(FindingKind.RECEIPT_MISSING, "VM0021-PAPER2", 2950, "captured 29.50 NOK, and no receipt"),
                finding(
                        FindingKind.LEDGER_WITHOUT_CAPTURE,
                        "302321/2026-11-20/77",
                        9900,
                        "the ledger has 99.00 NOK, the log nothing"),
                finding(
                        FindingKind.WEBHOOK_MISSING,
                        "VM0033-SILENT",
                        0,
                        "authorized at 10:00:09 by polling, no webhook since"),
                finding(
                        FindingKind.UNKNOWN_VEND_OPEN,
                        "VM0033-MAYBE1",
                        2950,
                        "29.50 NOK authorized, the machine has not reported"),
                new Finding(
                        FindingKind.DEAD_LETTER,
                        "0193-dead",
                        "",
                        "VM0001",
                        0,
                        "",
                        "a message of machine VM0001 that nobody could read: not JSON",
                        NOW.minus(Duration.ofMinutes(12)),
                        "See ./run dead-letters show 0193-dead.",
                        null,
                        List.of()));
    }
}
