package io.vendflow.ingest;

import io.vendflow.sale.Amount;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a look at Vipps found. */
public sealed interface Found {

    /**
     * The customer approved. Whether the reservation still stands is not asked here: who acts on it asks then.
     *
     * @param pspReference Vipps' own name of the payment
     * @param authorizedAt by Vipps' event log, or null when that could not be read
     * @param captureGuaranteedUntil when Vipps says so
     */
    record Approved(
            Amount amount,
            String pspReference,
            @Nullable Instant authorizedAt,
            @Nullable Instant captureGuaranteedUntil)
            implements Found {}

    /** It is over, and nothing was ever reserved. */
    record Unpaid(UnpaidEnd end) implements Found {}

    /** Nothing final yet. */
    record Waiting() implements Found {}

    /** Vipps has no such payment. */
    record Missing() implements Found {}

    /**
     * Nobody knows.
     *
     * @param detail for people
     * @param retryAfter how long Vipps asked to wait, or null
     */
    record Failed(String detail, @Nullable Duration retryAfter) implements Found {}
}
