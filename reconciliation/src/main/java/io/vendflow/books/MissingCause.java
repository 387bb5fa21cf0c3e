package io.vendflow.books;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Every step is caused by an event of the same sale; where that is not in the log, the log has lost something. */
final class MissingCause {

    /** Topics are not looked at in the same instant, so of two fresh events the later one may be seen alone. */
    private static final Duration SETTLES = Duration.ofMinutes(1);

    private MissingCause() {}

    static Optional<String> of(SaleBook book, Instant readAt) {
        Instant before = readAt.minus(SETTLES);
        for (Happening fact : book.standing().story()) {
            if (isCausedByAnEvent(fact.kind()) && fact.at().isBefore(before) && !book.knows(fact.causationId())) {
                return Optional.of("what caused " + fact.kind() + " at " + fact.place() + " is not in the log");
            }
        }
        return Optional.empty();
    }

    private static boolean isCausedByAnEvent(Kind kind) {
        return switch (kind) {
            case PAYMENT_CREATED,
                    PAYMENT_REJECTED,
                    RECEIPT_ATTACHED,
                    RECEIPT_FAILED,
                    CAPTURED,
                    CAPTURE_FAILED,
                    RELEASED,
                    REFUNDED -> true;
            case PAYMENT_REQUESTED,
                    WEBHOOK_RECEIVED,
                    AUTHORIZED,
                    PAYMENT_ENDED,
                    VEND_REPORTED,
                    CANCEL_REQUESTED,
                    REFUND_REQUESTED,
                    DEAD_LETTER -> false;
        };
    }
}
