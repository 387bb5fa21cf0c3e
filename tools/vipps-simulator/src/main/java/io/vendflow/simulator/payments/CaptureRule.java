package io.vendflow.simulator.payments;

import io.vendflow.sale.Amount;
import java.time.Instant;

/** When money may be taken (facts sheet 2.7, 2.8). */
final class CaptureRule {

    private CaptureRule() {}

    static Decision decide(Payment payment, Amount amount, Instant now) {
        return switch (payment.state()) {
            case CREATED -> Decision.refuse(ErrorCode.CAPTURE_BEFORE_RESERVATION);
            case TERMINATED -> Decision.refuse(ErrorCode.CAPTURE_OF_CANCELLED);
            case ABORTED, EXPIRED -> Decision.refuse(ErrorCode.CANNOT_BE_CAPTURED);
            case AUTHORIZED -> ofReserved(payment, amount, now);
        };
    }

    private static Decision ofReserved(Payment payment, Amount amount, Instant now) {
        Aggregate sums = payment.aggregate();
        if (amount.currency() != payment.amount().currency() || amount.isZero()) {
            return Decision.refuse(ErrorCode.INVALID_AMOUNT);
        }
        if (sums.capturable() == 0 && sums.cancelled() == 0) {
            return Decision.refuse(ErrorCode.ALREADY_CAPTURED);
        }
        // Before the cancelled: what time has let go, is refused for the time.
        if (Deadlines.captureIsOver(payment, now)) {
            return Decision.refuse(ErrorCode.CAPTURE_PERIOD_EXPIRED);
        }
        if (sums.capturable() == 0) {
            return Decision.refuse(ErrorCode.CAPTURE_OF_CANCELLED);
        }
        if (amount.minorUnits() > sums.capturable()) {
            return Decision.refuse(ErrorCode.CAPTURE_AMOUNT_TOO_HIGH);
        }
        if (!payment.request().terms().partial() && amount.minorUnits() != sums.authorized()) {
            return Decision.refuse(ErrorCode.MUST_CAPTURE_FULL_AMOUNT);
        }
        return new Decision.Happens(EventName.CAPTURED, amount);
    }
}
