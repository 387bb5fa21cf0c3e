package io.vendflow.reconciliation.vipps;

import io.vendflow.reconciliation.LedgerBooks;
import io.vendflow.reconciliation.LedgerDay;
import io.vendflow.reconciliation.LedgerReading;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.vipps.Refusal;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.report.DatePage;
import io.vendflow.vipps.report.EntryType;
import io.vendflow.vipps.report.Ledger;
import io.vendflow.vipps.report.LedgerEntry;
import io.vendflow.vipps.report.LedgerPage;
import io.vendflow.vipps.report.Reports;
import io.vendflow.vipps.report.Topic;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
            for (Ledger ledger : ledgersOf(merchant, reading)) {
                reading.read(merchant, ledger, from, to);
            }
        }
        return reading.result();
    }

    private List<Ledger> ledgersOf(MerchantSerialNumber merchant, Reading reading) {
        List<Ledger> ledgers = new ArrayList<>();
        String cursor = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            switch (reports.ledgers(merchant, cursor)) {
                case VippsOutcome.Done<LedgerPage>(LedgerPage done) -> {
                    done.ledgers().stream()
                            .filter(each -> each.settlesFor().contains("api:" + merchant))
                            .forEach(ledgers::add);
                    cursor = done.cursor();
                    if (cursor == null) {
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

        void read(MerchantSerialNumber merchant, Ledger ledger, LocalDate from, LocalDate to) {
            Long balance = null;
            for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
                DayOfLedger read = readDay(merchant, ledger, day);
                if (read == null) {
                    return;
                }
                balance = read.addUp(balance);
                mistakes.addAll(read.mistakes());
                entries.addAll(read.movements());
                days.add(read.sums(Objects.requireNonNullElse(balance, 0L)));
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

    /** One day of one ledger, entry by entry. */
    private static final class DayOfLedger {

        private final String merchant;
        private final Ledger ledger;
        private final LocalDate day;
        private final List<LedgerEntry> all = new ArrayList<>();
        private final List<LedgerReading.Mistake> mistakes = new ArrayList<>();
        private boolean complete;

        DayOfLedger(String merchant, Ledger ledger, LocalDate day) {
            this.merchant = merchant;
            this.ledger = ledger;
            this.day = day;
        }

        void add(LedgerEntry entry) {
            all.add(entry);
        }

        void complete(boolean isComplete) {
            complete = isComplete;
        }

        /** @return the balance after the last entry, or what it was before where there is none */
        @Nullable Long addUp(@Nullable Long before) {
            Long balance = before;
            for (LedgerEntry each : all) {
                if (balance != null && each.balanceBefore() != balance) {
                    mistake(
                            each,
                            each.balanceBefore() - balance,
                            "begins with another balance than the entry before left");
                }
                if (each.balanceBefore() + each.amount() != each.balanceAfter()) {
                    mistake(
                            each,
                            each.balanceAfter() - each.balanceBefore() - each.amount(),
                            "has a balance that is not the one before plus its amount");
                }
                balance = each.balanceAfter();
            }
            return balance;
        }

        private void mistake(LedgerEntry entry, long by, String what) {
            mistakes.add(new LedgerReading.Mistake(
                    ledger.id(),
                    merchant,
                    entry.currency().name(),
                    day,
                    by,
                    "the entry %s (%s) %s".formatted(entry.pspReference(), entry.rawType(), what)));
        }

        List<LedgerReading.Mistake> mistakes() {
            return mistakes;
        }

        List<LedgerReading.Entry> movements() {
            List<LedgerReading.Entry> movements = new ArrayList<>();
            for (LedgerEntry each : all) {
                String reference = each.reference();
                boolean isMovement = each.type() == EntryType.CAPTURE || each.type() == EntryType.REFUND;
                if (reference != null && isMovement) {
                    movements.add(new LedgerReading.Entry(
                            reference,
                            merchant,
                            each.currency().name(),
                            each.type() == EntryType.REFUND,
                            Math.abs(each.amount()),
                            each.time(),
                            day,
                            each.pspReference()));
                }
            }
            return movements;
        }

        LedgerDay sums(long balance) {
            String currency = ledger.currency() == null ? "" : ledger.currency();
            if (!all.isEmpty()) {
                currency = all.getFirst().currency().name();
            }
            long captured = sum(EntryType.CAPTURE);
            long refunded = sum(EntryType.REFUND);
            long fees = sum(EntryType.FEES_RETAINED);
            long payouts = sum(EntryType.PAYOUT_SCHEDULED);
            long total = all.stream().mapToLong(LedgerEntry::amount).sum();
            return new LedgerDay(
                    day,
                    ledger.id(),
                    merchant,
                    currency,
                    complete,
                    captured,
                    refunded,
                    fees,
                    payouts,
                    total - captured - refunded - fees - payouts,
                    balance);
        }

        private long sum(EntryType type) {
            return all.stream()
                    .filter(each -> each.type() == type)
                    .mapToLong(LedgerEntry::amount)
                    .sum();
        }
    }
}
