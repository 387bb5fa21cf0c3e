package io.vendflow.simulator.settlement;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of a ledger, never changed (facts sheet 7). It knows nothing of its payment but the reference, so that payments
 * can be forgotten and the books stay.
 *
 * @param pspReference that of the CAPTURED or REFUNDED event
 * @param reference the payment's; null for what the ledger did by itself
 * @param date the ledger's day, in UTC; later than {@code time} when that day was closed already
 * @param amount signed, in minor units
 * @param balanceBefore in minor units
 */
public record Entry(
        EntryType type,
        String pspReference,
        @Nullable String reference,
        Instant time,
        LocalDate date,
        long amount,
        long balanceBefore) {

    /** In minor units. */
    public long balanceAfter() {
        return balanceBefore + amount;
    }
}
