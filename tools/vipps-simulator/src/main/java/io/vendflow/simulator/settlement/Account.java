package io.vendflow.simulator.settlement;

import io.vendflow.sale.MerchantSerialNumber;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of one ledger. It follows from what it is told and in which order, and from nothing else, so that it
 * comes out of the journal as it was. Not safe for several threads.
 */
final class Account {

    private static final long FIRST_PAYOUT = 2_000_001;

    private final MerchantSerialNumber msn;
    private final Rows funds = new Rows();
    private final Rows fees = new Rows();
    private final Withholding withholding = new Withholding();
    private @Nullable LocalDate closed;
    private long payouts;

    Account(MerchantSerialNumber msn) {
        this.msn = msn;
    }

    Rows rows(Topic topic) {
        return switch (topic) {
            case FUNDS -> funds;
            case FEES -> fees;
        };
    }

    Withholding withholding() {
        return withholding;
    }

    /** The last day that has ended; null before the first. */
    @Nullable LocalDate closed() {
        return closed;
    }

    boolean isClosed(LocalDate day) {
        return closed != null && !day.isAfter(closed);
    }

    void post(Movement movement, int feeRate) {
        if (!withholding.takes(movement)) {
            movement.postings(feeRate).forEach(this::post);
        }
    }

    /** What comes after its day was closed belongs to the next one. */
    Entry post(Posting posting) {
        LocalDate day = LocalDate.ofInstant(posting.time(), ZoneOffset.UTC);
        LocalDate open = closed == null || day.isAfter(closed) ? day : closed.plusDays(1);
        return rows(posting.topic()).add(posting, open);
    }

    void release(int feeRate) {
        withholding.release().forEach(movement -> movement.postings(feeRate).forEach(this::post));
    }

    /** Ends a day and those before it: fees are taken out of the funds, and what is left is paid out. */
    void close(LocalDate day) {
        if (isClosed(day)) {
            return;
        }
        long owed = -fees.balance();
        if (owed > 0) {
            retain(owed, dayOfLastEntry(day));
        }
        long left = funds.balance();
        if (left > 0) {
            payOut(left, dayOfLastEntry(day));
        }
        closed = day;
    }

    private void retain(long owed, LocalDate day) {
        // A name, not a number: those of events are counted elsewhere, and a restart must find the same again.
        String pspReference = UUID.nameUUIDFromBytes(
                        ("fees-retained/" + LedgerId.of(msn) + "/" + day).getBytes(StandardCharsets.UTF_8))
                .toString();
        Instant end = endOf(day);
        funds.add(new Posting(Topic.FUNDS, EntryType.FEES_RETAINED, pspReference, null, -owed, end), day);
        fees.add(new Posting(Topic.FEES, EntryType.FEES_RETAINED, pspReference, null, owed, end), day);
    }

    private void payOut(long left, LocalDate day) {
        String pspReference = LedgerId.of(msn) + "-" + (FIRST_PAYOUT + payouts);
        payouts++;
        funds.add(new Posting(Topic.FUNDS, EntryType.PAYOUT_SCHEDULED, pspReference, null, -left, endOf(day)), day);
    }

    /** When several days end at once, only one of them had entries: whoever posts closes the days before first. */
    private LocalDate dayOfLastEntry(LocalDate otherwise) {
        LocalDate last = null;
        for (Rows rows : List.of(funds, fees)) {
            if (rows.size() > 0) {
                LocalDate day =
                        rows.slice(rows.size() - 1, rows.size()).getFirst().date();
                last = last == null || day.isAfter(last) ? day : last;
            }
        }
        return last == null || isClosed(last) ? otherwise : last;
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    void dropBeyond(int most) {
        funds.dropBeyond(most);
        fees.dropBeyond(most);
    }

    void restore(BookLine.KeptBook kept) {
        closed = kept.closed();
        payouts = kept.payouts();
        funds.restoreDropped(kept.fundsDropped());
        fees.restoreDropped(kept.feesDropped());
        withholding.restore(kept.references(), kept.next());
    }

    List<BookLine> snapshot() {
        List<BookLine> lines = new ArrayList<>();
        lines.add(new BookLine.KeptBook(
                msn, closed, payouts, withholding.references(), withholding.next(), funds.first(), fees.first()));
        for (Topic topic : Topic.values()) {
            rows(topic).all().forEach(entry -> lines.add(new BookLine.KeptEntry(msn, topic, entry)));
        }
        withholding.heldBack().forEach(movement -> lines.add(new BookLine.KeptBack(movement)));
        return lines;
    }
}
