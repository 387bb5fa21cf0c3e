package io.vendflow.operations;

import io.vendflow.sale.VendOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What a sale's events come to. Amounts in minor units; a fact that stands in the log twice counts once.
 *
 * @param authorized what the customer approved, 0 before
 * @param vend what was dispensed as far as anybody said, or null
 * @param toRefund what was asked to be given back and has been, or still may be
 * @param ended whether the payment ended unpaid or was never made
 */
public record Standing(
        long authorized,
        @Nullable VendOutcome vend,
        long captured,
        boolean releaseRequested,
        long released,
        long toRefund,
        long refunded,
        boolean ended) {

    /** What can still be asked back. */
    long refundable() {
        return Math.max(0, captured - givenBackOrOnItsWay());
    }

    long givenBackOrOnItsWay() {
        return Math.max(toRefund, refunded);
    }
}
