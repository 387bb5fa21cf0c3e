package io.vendflow.simulator.faults;

import java.time.Duration;
import java.util.Random;

/** How long something takes. Drawn from a rule's own dice, so that a run repeats. */
public sealed interface Latency {

    /** Nothing takes longer than this, whatever the distribution says. */
    Duration LONGEST = Duration.ofMinutes(2);

    Duration draw(Random random);

    static Latency fixed(Duration time) {
        return new Fixed(time);
    }

    static Latency uniform(Duration least, Duration most) {
        return new Uniform(least, most);
    }

    static Latency longTail(Duration median, Duration p99) {
        return new LongTail(median, p99);
    }

    /** Always the same. */
    record Fixed(Duration time) implements Latency {

        /** @throws IllegalArgumentException when it is negative or longer than {@link #LONGEST} */
        public Fixed {
            check(time);
        }

        @Override
        public Duration draw(Random random) {
            return time;
        }
    }

    /** Anything between two times with the same probability. */
    record Uniform(Duration least, Duration most) implements Latency {

        /** @throws IllegalArgumentException when a time is out of bounds or both are in the wrong order */
        public Uniform {
            check(least);
            check(most);
            if (least.compareTo(most) > 0) {
                throw new IllegalArgumentException("a uniform latency begins with the shorter time");
            }
        }

        @Override
        public Duration draw(Random random) {
            return Duration.ofNanos(least.toNanos()
                    + Math.round(random.nextDouble() * most.minus(least).toNanos()));
        }
    }

    /**
     * Log-normal: mostly short, sometimes very long, as real networks are.
     *
     * @param median half of all are shorter
     * @param p99 one in a hundred is longer
     */
    record LongTail(Duration median, Duration p99) implements Latency {

        /** The standard normal distribution's 99th percentile. */
        private static final double Z99 = 2.326348;

        /** @throws IllegalArgumentException when a time is out of bounds or both are in the wrong order */
        public LongTail {
            check(median);
            check(p99);
            if (!median.isPositive() || median.compareTo(p99) > 0) {
                throw new IllegalArgumentException(
                        "a long tail has a median above zero and a p99 that is not below it");
            }
        }

        @Override
        public Duration draw(Random random) {
            double spread = Math.log((double) p99.toNanos() / median.toNanos()) / Z99;
            double nanos = (double) median.toNanos() * Math.exp(random.nextGaussian() * spread);
            return Duration.ofNanos((long) Math.min(nanos, (double) LONGEST.toNanos()));
        }
    }

    private static void check(Duration time) {
        if (time.isNegative() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a latency is 0 to " + LONGEST.toMillis() + " milliseconds");
        }
    }
}
