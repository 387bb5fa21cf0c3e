package io.vendflow.simulator.payments;

import java.time.Instant;
import java.util.Optional;

/** What time does to a payment when nobody else did anything (facts sheet 2.8, 2.9). */
final class TimeRule {

    /** Something that happened by itself, at its time, however late anybody looks. */
    record Happened(Decision.Happens what, Instant at) {}

    private TimeRule() {}

    static Optional<Happened> decide(Payment payment, Instant now) {
        if (payment.isOverdue(now)) {
            return Optional.of(
                    new Happened(new Decision.Happens(EventName.EXPIRED, payment.amount()), payment.endsAt()));
        }
        long reserved = payment.aggregate().capturable();
        if (reserved == 0 || !Deadlines.captureIsOver(payment, now)) {
            return Optional.empty();
        }
        return Deadlines.captureEnds(payment)
                .map(end -> new Happened(new Decision.Happens(EventName.CANCELLED, payment.amountOf(reserved)), end));
    }
}
