package io.vendflow.simulation;

import io.vendflow.simulation.invariant.Invariant;
import io.vendflow.simulation.invariant.Invariants;
import java.util.List;

/**
 * What is simulated in one run, apart from the seed.
 *
 * @param machines how many sell at the same time
 * @param salesOfEach how many each machine begins
 */
public record Plan(int machines, int salesOfEach, Mutant mutant, List<Invariant> invariants) {

    /** 250 sales. */
    public static final Plan USUAL = new Plan(25, 10, Mutant.NONE, Invariants.ALL);

    public Plan with(Mutant other) {
        return new Plan(machines, salesOfEach, other, invariants);
    }

    /** Without one invariant, to see whether the others would find the same. */
    public Plan without(String name) {
        return new Plan(
                machines,
                salesOfEach,
                mutant,
                invariants.stream().filter(each -> !each.name().equals(name)).toList());
    }
}
