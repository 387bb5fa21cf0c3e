package io.vendflow.simulator.journal;

import io.vendflow.simulator.orders.OrderChange;
import io.vendflow.simulator.orders.Receipt;
import io.vendflow.simulator.payments.LedgerEntry;
import io.vendflow.simulator.settlement.BookLine;
import io.vendflow.simulator.webhooks.WebhookEntry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One thing to remember; exactly one of the fields is there.
 *
 * @param clockAhead how far the clock was moved
 */
public record JournalLine(
        @Nullable LedgerEntry ledger,
        @Nullable WebhookEntry webhook,
        @Nullable Receipt receipt,
        @Nullable Duration clockAhead,
        @Nullable BookLine book,
        @Nullable OrderChange order) {

    public static JournalLine of(LedgerEntry entry) {
        return new JournalLine(entry, null, null, null, null, null);
    }

    public static JournalLine of(WebhookEntry entry) {
        return new JournalLine(null, entry, null, null, null, null);
    }

    public static JournalLine of(Receipt receipt) {
        return new JournalLine(null, null, receipt, null, null, null);
    }

    public static JournalLine of(Duration clockAhead) {
        return new JournalLine(null, null, null, clockAhead, null, null);
    }

    public static JournalLine of(BookLine book) {
        return new JournalLine(null, null, null, null, book, null);
    }

    public static JournalLine of(OrderChange order) {
        return new JournalLine(null, null, null, null, null, order);
    }
}
