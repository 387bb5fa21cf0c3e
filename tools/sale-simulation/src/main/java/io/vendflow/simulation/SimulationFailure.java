package io.vendflow.simulation;

import io.vendflow.simulation.invariant.Invariant;
import io.vendflow.simulation.story.SaleStory;

/** Something did not hold. Says with which seed, of which sale, and that sale's story. */
public final class SimulationFailure extends AssertionError {

    private static final long serialVersionUID = 1;

    private final String invariant;
    private final long seed;

    SimulationFailure(long seed, Invariant invariant, String how, SaleStory sale) {
        super("%s does not hold (%s): %s%nseed %d, sale %s%n%s%nThis seed alone: %s"
                .formatted(
                        invariant.name(),
                        invariant.promise(),
                        how,
                        seed,
                        sale.reference(),
                        String.join(System.lineSeparator(), sale.lines()),
                        again(seed)));
        this.invariant = invariant.name();
        this.seed = seed;
    }

    static String again(long seed) {
        return "./mvnw -pl tools/sale-simulation -am verify -DskipITs -Dtest='SaleSimulationTest'"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dsimulation.seed=" + seed;
    }

    /** Name of what did not hold. */
    public String invariant() {
        return invariant;
    }

    public long seed() {
        return seed;
    }
}
