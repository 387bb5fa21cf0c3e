package io.vendflow.simulator.payments;

import io.vendflow.sale.Amount;
import java.time.Instant;

/** When captured money may be given back (facts sheet 2.7, and 2.10 for the amounts that fail on purpose). */
final class RefundRule {

    private static final long CUSTOMER_CANNOT_RECEIVE = 123;
    private static final long PERIOD_OVER = 124;

    private RefundRule() {}

    static Decision decide(Payment payment, Amount amount, Instant now) {
        return switch (payment.state()) {
            case CREATED -> Decision.refuse(ErrorCode.REFUND_BEFORE_RESERVATION);
            case TERMINATED, ABORTED, EXPIRED -> Decision.refuse(ErrorCode.CANNOT_BE_REFUNDED);
            case AUTHORIZED -> ofReserved(payment, amount, now);
        };
    }

    private static Decision ofReserved(Payment payment, Amount amount, Instant now) {
        Aggregate sums = payment.aggregate();
        if (amount.currency() != payment.amount().currency() || amount.isZero()) {
            return Decision.refuse(ErrorCode.INVALID_AMOUNT);
        }
        if (sums.captured() > 0 && sums.refundable() == 0) {
            return Decision.refuse(ErrorCode.ALREADY_REFUNDED);
        }
        if (amount.minorUnits() > sums.refundable()) {
            return Decision.refuse(ErrorCode.NOT_ENOUGH_REFUNDABLE);
        }
        if (amount.minorUnits() == PERIOD_OVER || Deadlines.refundIsOver(payment, now)) {
            return Decision.refuse(ErrorCode.REFUND_PERIOD_EXPIRED);
        }
        if (amount.minorUnits() == CUSTOMER_CANNOT_RECEIVE) {
            return Decision.refuse(ErrorCode.REFUND_NOT_POSSIBLE, "The customer has no account to receive the refund");
        }
        return new Decision.Happens(EventName.REFUNDED, amount);
    }
}
