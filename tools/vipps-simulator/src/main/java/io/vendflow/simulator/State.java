package io.vendflow.simulator;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.simulator.faults.Faults;
import io.vendflow.simulator.http.Json;
import io.vendflow.simulator.journal.Journal;
import io.vendflow.simulator.journal.JournalLine;
import io.vendflow.simulator.limits.RateLimits;
import io.vendflow.simulator.orders.OrderDetails;
import io.vendflow.simulator.orders.Receipts;
import io.vendflow.simulator.payments.Ledger;
import io.vendflow.simulator.payments.LedgerEntry;
import io.vendflow.simulator.payments.http.PaymentJson;
import io.vendflow.simulator.settlement.Books;
import io.vendflow.simulator.time.MovableClock;
import io.vendflow.simulator.webhooks.Webhooks;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that the simulator knows, and its way to and from the journal. */
final class State implements AutoCloseable {

    /** The ledgers remember longer than the payments: what is read there is a day old or more. */
    private static final long ENTRIES_PER_PAYMENT = 4;

    private static final Logger LOGGER = LoggerFactory.getLogger(State.class);

    private final Journal journal;
    private final MovableClock clock;
    private final Faults faults = new Faults();
    private final RateLimits limits;
    private final Webhooks webhooks;
    private final Ledger ledger;
    private final Books books;
    private final Receipts receipts;
    private final OrderDetails orderDetails;
    private final int mostEntries;
    private final ReentrantLock ticking = new ReentrantLock();

    State(Journal journal, Clock realTime, SimulatorSettings settings) {
        this.journal = journal;
        this.clock = new MovableClock(realTime);
        this.limits = new RateLimits(clock);
        this.webhooks = new Webhooks(
                (payment, event) -> Json.bytes(PaymentJson.webhook(payment, event)),
                faults,
                realTime,
                clock,
                entry -> journal.append(JournalLine.of(entry)));
        this.books = new Books(clock, settings.captureFee(), line -> journal.append(JournalLine.of(line)));
        this.mostEntries = (int) Math.min(Integer.MAX_VALUE / 2, settings.mostPayments() * ENTRIES_PER_PAYMENT);
        this.ledger = new Ledger(clock, this::write, webhooks, settings.mostPayments());
        this.receipts = new Receipts(receipt -> journal.append(JournalLine.of(receipt)));
        this.orderDetails = new OrderDetails(change -> journal.append(JournalLine.of(change)));
    }

    MovableClock clock() {
        return clock;
    }

    Faults faults() {
        return faults;
    }

    RateLimits limits() {
        return limits;
    }

    Webhooks webhooks() {
        return webhooks;
    }

    Ledger ledger() {
        return ledger;
    }

    Books books() {
        return books;
    }

    Receipts receipts() {
        return receipts;
    }

    OrderDetails orderDetails() {
        return orderDetails;
    }

    /** Takes back what an earlier run left, shortens the journal, and lets things happen from now on. */
    void start() {
        journal.read(this::restore);
        journal.rewrite(snapshot());
        webhooks.start();
        tick();
    }

    /** Lets happen what is due by the clock. A disk that refuses now may not refuse the next time. */
    void tick() {
        ticking.lock();
        try {
            ledger.expireDue();
            ledger.forgetFinished();
            books.closeDue();
            books.dropBeyond(mostEntries);
            webhooks.retryDue();
        } catch (UncheckedIOException e) {
            LOGGER.error("what is due cannot be written down", e);
        } finally {
            ticking.unlock();
        }
    }

    void advance(Duration duration) {
        clock.advance(duration);
        journal.append(JournalLine.of(clock.ahead()));
        tick();
    }

    /** As new: no payments, keys, ledgers, order details, webhooks, faults, and the real time. */
    void reset() {
        webhooks.clear();
        ledger.clear();
        receipts.clear();
        orderDetails.clear();
        faults.clear();
        faults.forgetTokens();
        limits.clear();
        clock.setAhead(Duration.ZERO);
        // Only now: a book that is looked at closes its days by the clock.
        books.clear();
        journal.rewrite(snapshot());
    }

    @Override
    public void close() {
        webhooks.close();
        journal.close();
    }

    private void write(LedgerEntry entry) {
        books.enter(entry, () -> journal.append(JournalLine.of(entry)));
        follow(entry);
    }

    /** What belongs to a payment goes with it. */
    private void follow(LedgerEntry entry) {
        if (entry instanceof LedgerEntry.Forgotten forgotten) {
            MerchantSerialNumber msn = forgotten.id().msn();
            String reference = forgotten.id().reference().value();
            receipts.forget(msn, reference);
            orderDetails.categories().forget(msn, reference);
        }
    }

    private void restore(JournalLine line) {
        if (line.ledger() != null) {
            ledger.restore(line.ledger());
            books.replay(line.ledger());
            follow(line.ledger());
        }
        if (line.webhook() != null) {
            webhooks.restore(line.webhook());
        }
        if (line.receipt() != null) {
            receipts.restore(line.receipt());
        }
        if (line.book() != null) {
            books.restore(line.book());
        }
        if (line.order() != null) {
            orderDetails.restore(line.order());
        }
        if (line.clockAhead() != null) {
            clock.setAhead(line.clockAhead());
        }
    }

    private List<JournalLine> snapshot() {
        List<JournalLine> lines = new ArrayList<>();
        lines.add(JournalLine.of(clock.ahead()));
        ledger.snapshot().forEach(entry -> lines.add(JournalLine.of(entry)));
        // After the payments: what is owed names their events.
        webhooks.snapshot().forEach(entry -> lines.add(JournalLine.of(entry)));
        books.snapshot().forEach(line -> lines.add(JournalLine.of(line)));
        receipts.all().forEach(receipt -> lines.add(JournalLine.of(receipt)));
        orderDetails.snapshot().forEach(change -> lines.add(JournalLine.of(change)));
        return lines;
    }
}
