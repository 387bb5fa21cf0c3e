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
        return book.story().stream()
                .filter(fact -> fact.at().isBefore(readAt.minus(SETTLES)))
                .filter(fact -> isCausedByAnEvent(fact.kind()) && !book.knows(fact.causationId()))
                .findFirst()
                .map(fact -> "what caused " + fact.kind() + " at " + fact.place() + " is not in the log");
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
                    DEAD_LETTER,
                    DEAD_LETTER_HANDLED -> false;
        };
    }
}
