package io.vendflow.simulator.payments;

import java.time.Instant;

/** When a payment, or what is left of its reservation, may be let go (facts sheet 2.7). */
final class CancelRule {

    private CancelRule() {}

    static Decision decide(Payment payment, boolean transactionOnly, Instant now) {
        return switch (payment.state()) {
            case CREATED ->
                payment.isProcessing(now)
                        ? Decision.refuse(ErrorCode.CANCEL_OF_PROCESSING)
                        : new Decision.Happens(EventName.TERMINATED, payment.amount());
            case TERMINATED, ABORTED, EXPIRED -> Decision.refuse(ErrorCode.CANNOT_BE_CANCELLED);
            case AUTHORIZED -> ofReserved(payment, transactionOnly, now);
        };
    }

    private static Decision ofReserved(Payment payment, boolean transactionOnly, Instant now) {
        Aggregate sums = payment.aggregate();
        if (transactionOnly) {
            return Decision.refuse(ErrorCode.CANCEL_OF_AUTHORIZED);
        }
        if (sums.capturable() == 0 && sums.cancelled() == 0) {
            return Decision.refuse(ErrorCode.CANCEL_OF_CAPTURED);
        }
        // Before the cancelled: what time has let go, is refused for the time.
        if (Deadlines.captureIsOver(payment, now)) {
            return Decision.refuse(ErrorCode.CANCEL_PERIOD_EXPIRED);
        }
        if (sums.capturable() == 0) {
            return Decision.refuse(ErrorCode.CANCEL_OF_NON_RESERVED);
        }
        return new Decision.Happens(EventName.CANCELLED, payment.amountOf(sums.capturable()));
    }
}
