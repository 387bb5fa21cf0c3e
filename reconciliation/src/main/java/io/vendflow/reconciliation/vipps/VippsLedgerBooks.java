package io.vendflow.reconciliation.vipps;

import io.vendflow.reconciliation.LedgerBooks;
import io.vendflow.reconciliation.LedgerDay;
import io.vendflow.reconciliation.LedgerReading;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.vipps.Refusal;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.report.DatePage;
import io.vendflow.vipps.report.Ledger;
import io.vendflow.vipps.report.LedgerPage;
import io.vendflow.vipps.report.Reports;
import io.vendflow.vipps.report.Topic;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The funds of every ledger, day by day (facts sheet 7). */
public final class VippsLedgerBooks implements LedgerBooks {

    /** A page that leads to itself must not keep us for ever. */
    private static final int MOST_PAGES = 10_000;

    private final Reports reports;
    private final List<MerchantSerialNumber> merchants;

    public VippsLedgerBooks(Reports reports, List<MerchantSerialNumber> merchants) {
        this.reports = reports;
        this.merchants = List.copyOf(merchants);
    }

    @Override
    public LedgerReading read(LocalDate from, LocalDate to) {
        Reading reading = new Reading();
        for (MerchantSerialNumber merchant : merchants) {
            reading.read(merchant, ledgersOf(merchant, reading), from, to);
        }
        return reading.result();
    }

    /** How Vipps names a merchant's payments in its ledgers. */
    static String handle(String merchant) {
        return "api:" + merchant;
    }

    /** Empty when there is none; then it has been said why. */
    private List<Ledger> ledgersOf(MerchantSerialNumber merchant, Reading reading) {
        List<Ledger> ledgers = new ArrayList<>();
        String cursor = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            switch (reports.ledgers(merchant, cursor)) {
                case VippsOutcome.Done<LedgerPage>(LedgerPage done) -> {
                    done.ledgers().stream()
                            .filter(each -> each.settlesFor().contains(handle(merchant.value())))
                            .forEach(ledgers::add);
                    cursor = done.cursor();
                    if (cursor == null) {
                        if (ledgers.isEmpty()) {
                            reading.unanswered.add("no ledger settles for merchant " + merchant);
                        }
                        return ledgers;
                    }
                }
                case VippsOutcome.Refused<LedgerPage>(Refusal refusal) -> {
                    reading.unanswered.add("the ledgers of merchant " + merchant + " were refused: " + refusal);
                    return List.of();
                }
                case VippsOutcome.Unknown<LedgerPage>(Uncertainty why) -> {
                    reading.unanswered.add("the ledgers of merchant " + merchant + " could not be read: " + words(why));
                    return List.of();
                }
            }
        }
        reading.unanswered.add("the ledgers of merchant " + merchant + " do not end");
        return List.of();
    }

    private static String words(Uncertainty why) {
        return why.cause() + ", " + why.detail();
    }

    private final class Reading {

        private final List<LedgerDay> days = new ArrayList<>();
        private final List<LedgerReading.Entry> entries = new ArrayList<>();
        private final List<LedgerReading.Mistake> mistakes = new ArrayList<>();
        private final List<String> unanswered = new ArrayList<>();

        LedgerReading result() {
            return new LedgerReading(days, entries, mistakes, unanswered);
        }

        /** Tells of a day only when all ledgers of the merchant could be read: with a part of them nobody can be missed. */
        void read(MerchantSerialNumber merchant, List<Ledger> ledgers, LocalDate from, LocalDate to) {
            Map<String, DayOfLedger> before = new HashMap<>();
            Map<String, Long> balances = new HashMap<>();
            for (LocalDate day = from; !ledgers.isEmpty() && !day.isAfter(to); day = day.plusDays(1)) {
                List<DayOfLedger> all = new ArrayList<>();
                for (Ledger ledger : ledgers) {
                    DayOfLedger read = readDay(merchant, ledger, day);
                    if (read == null) {
                        return;
                    }
                    all.add(read);
                }
                for (DayOfLedger each : all) {
                    take(each, before.put(each.ledger(), each), balances);
                }
            }
        }

        private void take(DayOfLedger day, @Nullable DayOfLedger before, Map<String, Long> balances) {
            Long balance = balances.get(day.ledger());
            // Between our two questions more may have come into a day that was still open.
            day.addUp(before == null || before.isComplete() ? balance : null);
            mistakes.addAll(day.mistakes());
            entries.addAll(day.movements());
            long after = day.balance(Objects.requireNonNullElse(balance, 0L));
            days.add(day.sums(after));
            if (balance != null || !day.isEmpty()) {
                balances.put(day.ledger(), after);
            }
        }

        /** Null when it could not be read. */
        private @Nullable DayOfLedger readDay(MerchantSerialNumber merchant, Ledger ledger, LocalDate day) {
            DayOfLedger read = new DayOfLedger(merchant.value(), ledger, day);
            String cursor = null;
            for (int page = 0; page < MOST_PAGES; page++) {
                switch (reports.byDate(merchant, ledger.id(), Topic.FUNDS, day, cursor)) {
                    case VippsOutcome.Done<DatePage>(DatePage done) -> {
                        done.entries().forEach(read::add);
                        if (!done.hasMore()) {
                            read.complete(!done.tryLater());
                            return read;
                        }
                        cursor = done.cursor();
                    }
                    case VippsOutcome.Refused<DatePage>(Refusal refusal) -> {
                        unanswered.add("%s of ledger %s was refused: %s".formatted(day, ledger.id(), refusal));
                        return null;
                    }
                    case VippsOutcome.Unknown<DatePage>(Uncertainty why) -> {
                        unanswered.add("%s of ledger %s could not be read: %s".formatted(day, ledger.id(), words(why)));
                        return null;
                    }
                }
            }
            unanswered.add("%s of ledger %s does not end".formatted(day, ledger.id()));
            return null;
        }
    }
}
