package io.vendflow.simulation.world;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The only source of randomness; the same seed gives the same course of events. */
public final class Chance {

    private final RandomGenerator random;
    private final RandomGenerator ties;

    Chance(long seed) {
        SplittableRandom root = new SplittableRandom(seed);
        random = root;
        ties = root.split();
    }

    /** Whether something of this probability happens. */
    public boolean happens(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    /** From the least to the most, both possible. */
    public long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Milliseconds on a network: mostly quick, sometimes slow, rarely so slow that somebody has given up by then. */
    public long travel() {
        double luck = random.nextDouble();
        if (luck < 0.90) {
            return between(2, 60);
        }
        if (luck < 0.99) {
            return between(60, 2_000);
        }
        return between(2_000, 25_000);
    }

    /** From 0 to below 1. */
    public double fraction() {
        return random.nextDouble();
    }

    int tie() {
        return ties.nextInt();
    }
}
