package io.vendflow.reconciliation.vipps;

import io.vendflow.reconciliation.LedgerDay;
import io.vendflow.reconciliation.LedgerReading;
import io.vendflow.vipps.report.EntryType;
import io.vendflow.vipps.report.Ledger;
import io.vendflow.vipps.report.LedgerEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One day of one ledger, entry by entry. */
final class DayOfLedger {

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

    String ledger() {
        return ledger.id();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    boolean isComplete() {
        return complete;
    }

    /** @param before what the day before left, or null where that is not known */
    void addUp(@Nullable Long before) {
        Long balance = before;
        for (LedgerEntry each : all) {
            if (balance != null && each.balanceBefore() != balance) {
                mistake(each, each.balanceBefore() - balance, "begins with another balance than the entry before left");
            }
            if (each.balanceBefore() + each.amount() != each.balanceAfter()) {
                mistake(
                        each,
                        each.balanceAfter() - each.balanceBefore() - each.amount(),
                        "has a balance that is not the one before plus its amount");
            }
            balance = each.balanceAfter();
        }
    }

    /** After the last entry; where there is none, what it was before. */
    long balance(long before) {
        return all.isEmpty() ? before : all.getLast().balanceAfter();
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
            if (reference != null && isMovement && !isOfAnother(each)) {
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

    /** A ledger may settle for several merchants, and is read for each of them. */
    private boolean isOfAnother(LedgerEntry entry) {
        String handle = entry.recipientHandle();
        return handle != null
                && !handle.equals(VippsLedgerBooks.handle(merchant))
                && ledger.settlesFor().contains(handle);
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
