package io.vendflow.simulator.webhooks;

import java.time.Duration;
import java.util.Optional;

/** How long Vipps waits after a failed attempt (facts sheet 3.6); nobody should rely on the exact figures. */
final class RetryLadder {

    /** After this long an event is dropped for ever. */
    private static final Duration GIVES_UP_AFTER = Duration.ofDays(7);

    private RetryLadder() {}

    /**
     * @param attempts how many failed so far, at least 1
     * @param trying since the first attempt
     * @return nothing when no other attempt will come
     */
    static Optional<Duration> waitAfter(int attempts, Duration trying) {
        Duration wait = waitAfter(attempts);
        return trying.plus(wait).compareTo(GIVES_UP_AFTER) > 0 ? Optional.empty() : Optional.of(wait);
    }

    private static Duration waitAfter(int attempts) {
        if (attempts <= 4) {
            return Duration.ofSeconds(2);
        }
        if (attempts == 5) {
            return Duration.ofMinutes(1);
        }
        if (attempts == 6) {
            return Duration.ofMinutes(2);
        }
        return attempts <= 29 ? Duration.ofHours(1) : Duration.ofDays(1);
    }
}
