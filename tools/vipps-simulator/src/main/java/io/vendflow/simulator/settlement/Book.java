package io.vendflow.simulator.settlement;

import io.vendflow.sale.MerchantSerialNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of one sales unit, for several threads. What changes it is written to the journal under its lock, and so the
 * journal has the changes in the order of the entries. Its days are those of the clock in UTC.
 */
final class Book {

    private final ReentrantLock lock = new ReentrantLock();
    private final MerchantSerialNumber msn;
    private final Clock clock;
    private final Consumer<BookLine> log;
    private final Account account;
    private @Nullable Lag lag;

    Book(MerchantSerialNumber msn, Clock clock, Consumer<BookLine> log) {
        this.msn = msn;
        this.clock = clock;
        this.log = log;
        this.account = new Account(msn);
    }

    /** @param write writes the payment's change down; when it fails, nothing is posted */
    void enter(Movement movement, int feeRate, Runnable write) {
        alone(() -> {
            closeBefore(LocalDate.ofInstant(movement.time(), ZoneOffset.UTC));
            write.run();
            account.post(movement, feeRate);
        });
    }

    Entry plant(Posting posting) {
        return locked(() -> {
            closeDue();
            log.accept(new BookLine.Planted(msn, posting));
            return account.post(posting);
        });
    }

    void withhold(@Nullable String reference, int next) {
        alone(() -> {
            BookLine.Withheld order = new BookLine.Withheld(msn, reference, next);
            log.accept(order);
            account.withholding().order(order);
        });
    }

    void release(int feeRate) {
        alone(() -> {
            closeDue();
            log.accept(new BookLine.Released(msn));
            account.release(feeRate);
        });
    }

    /** Shows nothing new for a while; a while of nothing ends it. */
    void lag(Duration duration) {
        alone(() -> {
            closeDue();
            lag = duration.isPositive()
                    ? new Lag(
                            clock.instant().plus(duration),
                            account.rows(Topic.FUNDS).size(),
                            account.rows(Topic.FEES).size())
                    : null;
        });
    }

    /** Ends the days that are over by the clock. */
    void closeDue() {
        alone(() -> {
            closeBefore(today());
        });
    }

    /** Forgets the oldest entries of each topic. */
    void dropBeyond(int most) {
        alone(() -> {
            account.dropBeyond(most);
        });
    }

    Page feed(Topic topic, long after, int size) {
        return locked(() -> {
            closeDue();
            Rows rows = account.rows(topic);
            int from = (int) Math.max(rows.first(), Math.min(after, rows.size()));
            Page page = page(topic, from, visible(topic), size, false);
            return new Page(page.entries(), page.next(), page.full(), !page.full());
        });
    }

    /** @param after where the page begins, or anything smaller for the first */
    Page day(Topic topic, LocalDate day, long after, int size) {
        return locked(() -> {
            closeDue();
            Rows rows = account.rows(topic);
            int from = (int) Math.max(rows.firstFrom(day), Math.min(after, rows.size()));
            int to = Math.min(rows.firstFrom(day.plusDays(1)), visible(topic));
            return page(topic, from, to, size, isLagging() || !account.isClosed(day));
        });
    }

    /** Whether a page may begin there. */
    boolean reaches(Topic topic, long number) {
        return locked(() -> number >= 0 && number <= account.rows(topic).size());
    }

    BookView view() {
        return locked(() -> {
            closeDue();
            Lag current = isLagging() ? lag : null;
            return new BookView(
                    LedgerId.of(msn),
                    account.rows(Topic.FUNDS).balance(),
                    account.rows(Topic.FEES).balance(),
                    account.closed(),
                    current == null ? null : current.until(),
                    account.withholding().references(),
                    account.withholding().next(),
                    account.withholding().heldBack());
        });
    }

    void replay(Movement movement, int feeRate) {
        alone(() -> {
            account.post(movement, feeRate);
        });
    }

    void restore(BookLine line, int feeRate) {
        alone(() -> {
            switch (line) {
                case BookLine.FeeRate rate -> throw new IllegalArgumentException("a rate is not one book's");
                case BookLine.Closed closed -> account.close(closed.day());
                case BookLine.Planted planted -> account.post(planted.posting());
                case BookLine.Withheld order -> account.withholding().order(order);
                case BookLine.Released released -> account.release(feeRate);
                case BookLine.KeptEntry kept -> account.rows(kept.topic()).restore(kept.entry());
                case BookLine.KeptBack kept -> account.withholding().restore(kept.movement());
                case BookLine.KeptBook kept -> account.restore(kept);
            }
        });
    }

    List<BookLine> snapshot() {
        return locked(account::snapshot);
    }

    private Page page(Topic topic, int from, int to, int size, boolean tryLater) {
        List<Entry> entries = account.rows(topic).slice(from, Math.min(to, from + size));
        return new Page(entries, from + (long) entries.size(), entries.size() == size, tryLater);
    }

    private int visible(Topic topic) {
        Lag current = lag;
        return current != null && isLagging()
                ? current.visible(topic)
                : account.rows(topic).size();
    }

    private boolean isLagging() {
        return lag != null && clock.instant().isBefore(lag.until());
    }

    private void closeBefore(LocalDate day) {
        LocalDate last = day.minusDays(1);
        if (!account.isClosed(last)) {
            log.accept(new BookLine.Closed(msn, last));
            account.close(last);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void alone(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
