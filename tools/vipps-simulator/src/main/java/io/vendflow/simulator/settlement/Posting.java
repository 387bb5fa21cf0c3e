package io.vendflow.simulator.settlement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to become an entry.
 *
 * @param reference the payment's; null for what the ledger does by itself
 * @param amount signed, in minor units
 * @param time when it happened, which may be before the ledger's day
 */
public record Posting(
        Topic topic,
        EntryType type,
        String pspReference,
        @Nullable String reference,
        long amount,
        Instant time) {}
