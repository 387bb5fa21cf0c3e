package io.vendflow.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What ledgers say about some days.
 *
 * @param entries of captures and refunds
 * @param mistakes where a ledger contradicts itself
 * @param unanswered what could not be read, and why, in words
 */
public record LedgerReading(
        List<LedgerDay> days, List<Entry> entries, List<Mistake> mistakes, List<String> unanswered) {

    public LedgerReading {
        days = List.copyOf(days);
        entries = List.copyOf(entries);
        mistakes = List.copyOf(mistakes);
        unanswered = List.copyOf(unanswered);
    }

    /**
     * A capture or a refund.
     *
     * @param reference the payment's
     * @param amount minor units, positive for both
     * @param day of the ledger
     */
    public record Entry(
            String reference,
            String merchant,
            String currency,
            boolean isRefund,
            long amount,
            Instant time,
            LocalDate day,
            String pspReference) {}

    /** @param by how much it does not add up, in minor units */
    public record Mistake(String ledger, String merchant, String currency, LocalDate day, long by, String what) {}
}
