package io.vendflow.reconciliation;

import io.vendflow.books.Happening;
import io.vendflow.books.Kind;
import io.vendflow.books.SaleBook;
import io.vendflow.books.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Whether the ledger has what was captured and given back, once, and nothing else. Safe for use from several threads. */
final class LedgerComparison {

    private final Map<String, Share> byReference = new HashMap<>();
    private final Map<String, LocalDate> completeUntil;
    private final LocalDate from;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    private static final class Share {
        private final List<LedgerReading.Entry> entries = new ArrayList<>();

        long sum(boolean refunds) {
            return entries.stream()
                    .filter(each -> each.isRefund() == refunds)
                    .mapToLong(LedgerReading.Entry::amount)
                    .sum();
        }

        long captures() {
            return entries.stream().filter(each -> !each.isRefund()).count();
        }
    }

    LedgerComparison(LedgerReading reading, LocalDate from) {
        this.from = from;
        for (LedgerReading.Entry each : reading.entries()) {
            byReference
                    .computeIfAbsent(each.reference(), any -> new Share())
                    .entries
                    .add(each);
        }
        completeUntil = completeUntil(reading.days(), from);
    }

    /** The last day of each merchant up to which all its ledgers are complete: a payment lies in any one of them. */
    private static Map<String, LocalDate> completeUntil(List<LedgerDay> days, LocalDate from) {
        Map<String, Set<String>> ledgers = new HashMap<>();
        Map<String, Map<LocalDate, Set<String>>> complete = new HashMap<>();
        for (LedgerDay each : days) {
            ledgers.computeIfAbsent(each.merchant(), any -> new HashSet<>()).add(each.ledger());
            if (each.complete()) {
                complete.computeIfAbsent(each.merchant(), any -> new HashMap<>())
                        .computeIfAbsent(each.day(), any -> new HashSet<>())
                        .add(each.ledger());
            }
        }
        Map<String, LocalDate> until = new HashMap<>();
        complete.forEach((merchant, byDay) -> {
            Set<String> all = ledgers.get(merchant);
            for (LocalDate day = from; byDay.getOrDefault(day, Set.of()).equals(all); day = day.plusDays(1)) {
                until.put(merchant, day);
            }
        });
        return until;
    }

    /** When the first money of this payment moved. */
    Optional<Instant> firstMoved(String reference) {
        Share share = byReference.get(reference);
        return share == null
                ? Optional.empty()
                : share.entries.stream().map(LedgerReading.Entry::time).min(Comparator.naturalOrder());
    }

    /** Of this sale the log does not say everything. */
    void passOver(String reference) {
        seen.add(reference);
    }

    List<Finding> compare(SaleCase sale) {
        String reference = sale.terms().reference();
        Share share = byReference.getOrDefault(reference, new Share());
        seen.add(reference);
        Standing standing = sale.standing();
        List<Finding> findings = new ArrayList<>();
        compare(sale, standing.captured(), share.sum(false), Kind.CAPTURED, share)
                .ifPresent(findings::add);
        compare(sale, standing.refunded(), share.sum(true), Kind.REFUNDED, share)
                .ifPresent(findings::add);
        return findings;
    }

    private Optional<Finding> compare(SaleCase sale, long inLog, long inLedger, Kind kind, Share share) {
        String word = kind == Kind.CAPTURED ? "captured" : "given back";
        if (inLog == inLedger) {
            return Optional.empty();
        }
        Happening last = last(sale.standing(), kind);
        if (inLedger > inLog) {
            if (isFresh(share.entries.getLast(), sale.now(), sale.rules())) {
                return Optional.empty();
            }
            return Optional.of(tooMuch(sale, inLog, inLedger, last, kind, share, word));
        }
        return last == null || !isExpected(sale, last)
                ? Optional.empty()
                : Optional.of(sale.finding(
                        FindingKind.NOT_IN_LEDGER,
                        inLog - inLedger,
                        last.at(),
                        "%s %s, %s of it in the ledger, after %d days"
                                .formatted(
                                        sale.money(inLog),
                                        word,
                                        sale.money(inLedger),
                                        Duration.between(last.at(), sale.now()).toDays()),
                        "wait a day; then ask Vipps, with the payment's reference",
                        null));
    }

    /** The ledger may be quicker than capture-service, which may be away for a while. */
    private static boolean isFresh(LedgerReading.Entry entry, Instant now, Rules rules) {
        return entry.time().isAfter(now.minus(rules.step()));
    }

    private static Finding tooMuch(
            SaleCase sale, long inLog, long inLedger, @Nullable Happening last, Kind kind, Share share, String word) {
        LedgerReading.Entry entry = share.entries.getLast();
        String figures = "%s %s by the log, %s by the ledger".formatted(sale.money(inLog), word, sale.money(inLedger));
        if (last == null) {
            return sale.finding(
                    FindingKind.LEDGER_WITHOUT_CAPTURE,
                    inLedger,
                    entry.time(),
                    figures,
                    "look at the payment at Vipps: ./run reconcile --against vipps; find out who acted by hand",
                    null);
        }
        boolean twice =
                kind == Kind.CAPTURED && share.captures() > sale.standing().captures();
        return sale.finding(
                twice ? FindingKind.CAPTURED_TWICE : FindingKind.AMOUNTS_DIFFER,
                inLedger - inLog,
                entry.time(),
                figures + (twice ? ", in " + share.captures() + " captures" : ""),
                "ask Vipps, with the payment's reference; ./run refund what the customer should not have paid",
                null);
    }

    private static @Nullable Happening last(Standing standing, Kind kind) {
        Happening found = null;
        for (Happening each : standing.story()) {
            found = each.kind() == kind ? each : found;
        }
        return found;
    }

    /** A ledger's day may end at another hour than ours, so the day after has to be there too. */
    private boolean isExpected(SaleCase sale, Happening movement) {
        LocalDate day = LocalDate.ofInstant(movement.at(), ZoneOffset.UTC);
        LocalDate until = completeUntil.get(sale.terms().merchant());
        return until != null && !day.isBefore(from) && !day.plusDays(1).isAfter(until);
    }

    /** References that the ledger names, and of which no sale was compared. */
    Set<String> unseen() {
        Set<String> left = new HashSet<>(byReference.keySet());
        left.removeAll(seen);
        return left;
    }

    /**
     * What the ledger says of a payment that no sale of this run is about.
     *
     * @param book what the whole log says about it, or null when nothing
     */
    Optional<Finding> ofStranger(String reference, @Nullable SaleBook book, Instant now, Rules rules) {
        Share share = byReference.get(reference);
        if (share == null || isFresh(share.entries.getLast(), now, rules)) {
            return Optional.empty();
        }
        Standing standing = book == null ? null : book.standing();
        long captured = share.sum(false) - (standing == null ? 0 : standing.captured());
        long refunded = share.sum(true) - (standing == null ? 0 : standing.refunded());
        if (captured <= 0 && refunded <= 0) {
            return Optional.empty();
        }
        LedgerReading.Entry entry = share.entries.getFirst();
        return Optional.of(new Finding(
                FindingKind.LEDGER_WITHOUT_CAPTURE,
                reference,
                entry.merchant(),
                "",
                Math.max(captured, refunded),
                entry.currency(),
                "in the ledger of %s (%s), and the log %s"
                        .formatted(
                                entry.day(),
                                entry.pspReference(),
                                book == null ? "knows no such payment" : "tells of no such capture or refund"),
                entry.time(),
                "ask Vipps what it is about, with the pspReference",
                null,
                standing == null ? List.of() : standing.story()));
    }
}
