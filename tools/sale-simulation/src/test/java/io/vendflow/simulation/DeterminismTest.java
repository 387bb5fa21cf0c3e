package io.vendflow.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DeterminismTest {

    private static final Plan SMALL = new Plan(10, 5, Mutant.NONE, Plan.USUAL.invariants());

    @Test
    void theSameSeedTellsTheSameStories() {
        List<Report> first = LongStream.range(5_000, 5_010)
                .mapToObj(seed -> Simulation.run(seed, SMALL))
                .toList();
        List<Report> second = Simulations.run(SMALL, 5_000, 10);

        assertThat(second).containsExactlyInAnyOrderElementsOf(first);
    }

    @Test
    void anotherSeedTellsOthers() {
        assertThat(Simulation.run(1, SMALL).digest())
                .isNotEqualTo(Simulation.run(2, SMALL).digest());
    }
}
