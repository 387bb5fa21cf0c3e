package io.vendflow.simulator.settlement;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.simulator.payments.LedgerEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The ledgers of all sales units (facts sheet 7): the way into this package. */
public final class Books {

    private final Clock clock;
    private final int feeRate;
    private final Consumer<BookLine> log;
    private final ConcurrentMap<MerchantSerialNumber, Book> books = new ConcurrentHashMap<>();

    /** What applied when the lines that are being read were written. */
    private int feeRateOfThen;

    /**
     * @param feeRate of a capture, in hundredths of a percent
     * @param log keeps what changes the books and the payments do not write down
     */
    public Books(Clock clock, int feeRate, Consumer<BookLine> log) {
        this.clock = clock;
        this.feeRate = feeRate;
        this.feeRateOfThen = feeRate;
        this.log = log;
    }

    /**
     * Writes a change of a payment down and posts it, if money moved.
     *
     * @param write fails when it cannot; then nothing is posted
     */
    public void enter(LedgerEntry entry, Runnable write) {
        Movement.in(entry).ifPresentOrElse(movement -> book(movement.msn()).enter(movement, feeRate, write), write);
    }

    /** Ends the days that are over. Whoever reads a ledger sees them ended even if this is called late. */
    public void closeDue() {
        books.values().forEach(Book::closeDue);
    }

    /** Forgets the oldest entries: each ledger keeps so many for either topic, and about a tenth more. */
    public void dropBeyond(int most) {
        books.values().forEach(book -> book.dropBeyond(most));
    }

    /** A page of everything, from an entry's number on. */
    public Page feed(MerchantSerialNumber msn, Topic topic, long after, int size) {
        return book(msn).feed(topic, after, size);
    }

    /** A page of one day, from an entry's number on. */
    public Page day(MerchantSerialNumber msn, Topic topic, LocalDate day, long after, int size) {
        return book(msn).day(topic, day, after, size);
    }

    /** Whether a page may begin at an entry of that number. */
    public boolean reaches(MerchantSerialNumber msn, Topic topic, long number) {
        return book(msn).reaches(topic, number);
    }

    public BookView view(MerchantSerialNumber msn) {
        return book(msn).view();
    }

    /** Posts what nothing stands behind. */
    public Entry plant(MerchantSerialNumber msn, Posting posting) {
        return book(msn).plant(posting);
    }

    /**
     * Keeps movements to come out of the book.
     *
     * @param reference those of one payment, or null
     * @param next so many of any payment
     */
    public void withhold(MerchantSerialNumber msn, @Nullable String reference, int next) {
        book(msn).withhold(reference, next);
    }

    /** Posts what was held back, with today's fee, and holds nothing back any more. */
    public void release(MerchantSerialNumber msn) {
        book(msn).release(feeRate);
    }

    /** Shows nothing new for a while and says that it will; a while of nothing ends it. A restart forgets it. */
    public void lag(MerchantSerialNumber msn, Duration duration) {
        book(msn).lag(duration);
    }

    /** Takes back what the payments wrote before a restart. */
    public void replay(LedgerEntry entry) {
        Movement.in(entry).ifPresent(movement -> book(movement.msn()).replay(movement, feeRateOfThen));
    }

    /** Takes back what was written before a restart. */
    public void restore(BookLine line) {
        switch (line) {
            case BookLine.FeeRate rate -> feeRateOfThen = rate.hundredthsOfPercent();
            case BookLine.Closed closed -> restore(closed.msn(), line);
            case BookLine.Planted planted -> restore(planted.msn(), line);
            case BookLine.Withheld withheld -> restore(withheld.msn(), line);
            case BookLine.Released released -> restore(released.msn(), line);
            case BookLine.KeptEntry kept -> restore(kept.msn(), line);
            case BookLine.KeptBack kept -> restore(kept.movement().msn(), line);
            case BookLine.KeptBook kept -> restore(kept.msn(), line);
        }
    }

    /** Everything there is. The rate comes first: the captures that are written after it had it. */
    public List<BookLine> snapshot() {
        List<BookLine> lines = new ArrayList<>();
        lines.add(new BookLine.FeeRate(feeRate));
        books.values().forEach(book -> lines.addAll(book.snapshot()));
        return lines;
    }

    public void clear() {
        books.clear();
    }

    private void restore(MerchantSerialNumber msn, BookLine line) {
        book(msn).restore(line, feeRateOfThen);
    }

    private Book book(MerchantSerialNumber msn) {
        return books.computeIfAbsent(msn, unit -> new Book(unit, clock, log));
    }
}
