package io.vendflow.simulator.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The dates of a payment (facts sheet 2.8), all counted from the approval. */
public final class Deadlines {

    /** How long a customer has to scan and approve; nobody can make it shorter. */
    public static final Duration APPROVAL = Duration.ofMinutes(10);

    private static final Duration REFUND = Duration.ofDays(365);
    private static final Duration GUARANTEE = Duration.ofDays(7);

    private Deadlines() {}

    /** Until when the bank holds the money for sure: the shortest of the cards' rules, Visa's and BankAxept's seven days. */
    public static Instant captureGuaranteedUntil(Instant authorizedAt) {
        return authorizedAt.plus(GUARANTEE);
    }

    /** The last moment in which a capture or a cancel is accepted; nothing before the approval. */
    static Optional<Instant> captureEnds(Payment payment) {
        return payment.authorizedAt()
                .map(at -> at.plus(payment.request().terms().window()));
    }

    static boolean captureIsOver(Payment payment, Instant now) {
        return captureEnds(payment).map(now::isAfter).orElse(false);
    }

    static boolean refundIsOver(Payment payment, Instant now) {
        return payment.authorizedAt().map(at -> now.isAfter(at.plus(REFUND))).orElse(false);
    }
}
