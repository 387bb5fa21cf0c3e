package io.vendflow.capture;

import io.vendflow.sale.Amount;
import java.util.Optional;

/**
 * A payment as Vipps shows it at this moment (facts sheet 2.5).
 *
 * @param pspReference Vipps' own name of the payment
 */
public record PaymentNow(
        Phase phase, Amount authorized, Amount cancelled, Amount captured, Amount refunded, String pspReference) {

    /** Where the payment is in its life. */
    public enum Phase {
        /** The customer has not decided. */
        WAITING,
        AUTHORIZED,
        /** Declined or expired: nothing was ever reserved. */
        LAPSED,
        /** Cancelled before the customer approved. */
        TERMINATED,
        /** A state this version does not know: not safe to act on. */
        UNRECOGNIZED
    }

    public boolean hasCaptured(Amount amount) {
        return captured.compareTo(amount) >= 0;
    }

    /** What can still be given back. */
    public Amount refundable() {
        return refunded.compareTo(captured) >= 0 ? Amount.zero(captured.currency()) : captured.minus(refunded);
    }

    /**
     * What was let go, once nothing is reserved any more and nothing can be.
     *
     * @param whole what the payment is over: a payment that was cancelled before anybody approved it was cancelled whole (facts
     *     sheet 2.5), whatever its figures show so far
     */
    public Optional<Amount> letGo(Amount whole) {
        return switch (phase) {
            case LAPSED -> Optional.of(Amount.zero(cancelled.currency()));
            case TERMINATED -> Optional.of(whole);
            // Figures may lag behind the state: an authorized payment with nothing authorized proves nothing.
            case AUTHORIZED -> Optional.of(cancelled).filter(gone -> !authorized.isZero() && nothingIsLeft());
            case WAITING, UNRECOGNIZED -> Optional.empty();
        };
    }

    private boolean nothingIsLeft() {
        return cancelled.plus(captured).compareTo(authorized) >= 0;
    }
}
