package io.vendflow.vipps.epayment;

import io.vendflow.sale.Amount;

/**
 * The sums of a payment (facts sheet 2.5). Vipps may show them a moment after the operation.
 *
 * @param authorized what the customer approved; never shrinks
 * @param cancelled what was let go, also of a payment cancelled before anybody approved it
 * @param captured never shrinks, not even by a refund
 */
public record Aggregate(Amount authorized, Amount cancelled, Amount captured, Amount refunded) {

    /** What is still reserved; zero, too, when a payment was cancelled before it was authorized. */
    public Amount uncaptured() {
        Amount gone = cancelled.plus(captured);
        return gone.compareTo(authorized) >= 0 ? Amount.zero(authorized.currency()) : authorized.minus(gone);
    }

    /** What could still be given back. */
    public Amount refundable() {
        return refunded.compareTo(captured) >= 0 ? Amount.zero(captured.currency()) : captured.minus(refunded);
    }
}
