package io.vendflow.simulator.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How far a payment's sums stay behind its event log; merchants have met that (facts sheet 2.7).
 *
 * @param time what happened within it does not show yet
 * @param events so many of the latest do not show yet
 */
public record Lag(Duration time, int events) {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST = 100;

    /** @throws IllegalArgumentException when it is no lag at all, or one without end */
    public Lag {
        if (time.isNegative() || time.compareTo(LONGEST) > 0 || events < 0 || events > MOST) {
            throw new IllegalArgumentException(
                    "a lag is at most " + LONGEST.toMillis() + " milliseconds and " + MOST + " operations");
        }
        if (time.isZero() && events == 0) {
            throw new IllegalArgumentException("a lag of nothing is none");
        }
    }

    public static Lag ofTime(Duration time) {
        return new Lag(time, 0);
    }

    public static Lag ofEvents(int events) {
        return new Lag(Duration.ZERO, events);
    }

    /** The sums as they show now. */
    public Aggregate sumsOf(Payment payment, Instant now) {
        List<PaymentEvent> log = payment.events();
        Instant until = now.minus(time);
        Aggregate sums = Aggregate.NONE;
        for (PaymentEvent event : log.subList(0, Math.max(0, log.size() - events))) {
            if (time.isZero() || !event.timestamp().isAfter(until)) {
                sums = sums.plus(event);
            }
        }
        return sums;
    }
}
