package io.vendflow.kafka.consume;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling from a first pause up to a longest one, with a quarter of jitter so
 * that a fleet does not come back in one wave.
 */
public record Backoff(Duration first, Duration longest) {

    /** Gentle enough for Vipps' five calls per minute and reference (facts sheet 6), quick enough for a customer who waits. */
    public static final Backoff DEFAULT = new Backoff(Duration.ofMillis(300), Duration.ofSeconds(12));

    /** @param attempt the attempt that failed, 1 for the first */
    Duration after(int attempt, RandomGenerator random) {
        long doubled = first.toMillis() << Math.min(attempt - 1, 20);
        long pause = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(pause - (long) (random.nextDouble() * pause / 4));
    }
}
