package io.vendflow.vipps.report;

import io.vendflow.sale.Currency;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of a ledger, never changed by Vipps (facts sheet 7).
 *
 * @param pspReference of the movement: that of the CAPTURED or REFUNDED event, the same on a capture and its fee
 * @param reference the payment's, or null where no payment is behind it
 * @param time when it happened
 * @param ledgerDate the ledger's day, which may be a later one, and may end at another hour than midnight
 * @param rawType the type as Vipps wrote it
 * @param amount signed, in minor units
 * @param balanceBefore in minor units
 * @param balanceAfter in minor units
 * @param recipientHandle {@code api:} and the sales unit's number, or null
 */
public record LedgerEntry(
        String pspReference,
        @Nullable String reference,
        Instant time,
        LocalDate ledgerDate,
        EntryType type,
        String rawType,
        Currency currency,
        long amount,
        long balanceBefore,
        long balanceAfter,
        @Nullable String recipientHandle) {}
