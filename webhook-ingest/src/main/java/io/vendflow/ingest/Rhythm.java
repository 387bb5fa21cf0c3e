package io.vendflow.ingest;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often a payment is looked at. Vipps advises to begin after 5 s and to go on every 2 s, and allows 120 reads a minute
 * per reference (facts sheet 6).
 */
final class Rhythm {

    static final Duration FIRST_LOOK = Duration.ofSeconds(5);

    /** Two looks at one payment are never closer: this alone keeps within 120 a minute. */
    static final Duration CLOSEST = Duration.ofMillis(500);

    /** While nothing but looking tells us that the customer approved. */
    static final Duration ALONE = Duration.ofSeconds(2);

    /** While webhooks come for this payment; and the most that failures may slow us down. */
    static final Duration ACCOMPANIED = Duration.ofSeconds(10);

    /** How long a webhook that said "look" is chased before the usual rhythm returns: what Vipps shows may lag behind it. */
    static final Duration CHASE = Duration.ofSeconds(30);

    /** The most that Vipps may ask us to wait. */
    private static final Duration LONGEST_REQUESTED = Duration.ofMinutes(1);

    /** Every payment should be over at Vipps by now (facts sheet 2.8); one that is not is a case, not a customer waiting. */
    private static final Duration OLD = Duration.ofMinutes(15);

    private static final int SHARE_OF_AGE = 60;

    private Rhythm() {}

    static Duration whileWaiting(boolean accompanied, Duration age) {
        return slowedByAge(accompanied ? ACCOMPANIED : ALONE, age);
    }

    /** @param failures in a row, at least 1 */
    static Duration afterFailure(int failures, @Nullable Duration requested, Duration age) {
        Duration pause = ALONE.multipliedBy(1L << Math.min(failures - 1, 3));
        Duration ours = slowedByAge(shorter(pause, ACCOMPANIED), age);
        return requested == null ? ours : longer(ours, shorter(requested, LONGEST_REQUESTED));
    }

    static boolean isFresh(@Nullable Instant hintedAt, Instant now) {
        return hintedAt != null && now.isBefore(hintedAt.plus(CHASE));
    }

    private static Duration slowedByAge(Duration pause, Duration age) {
        return age.compareTo(OLD) < 0 ? pause : longer(pause, age.dividedBy(SHARE_OF_AGE));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
