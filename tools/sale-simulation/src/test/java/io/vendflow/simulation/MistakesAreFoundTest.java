package io.vendflow.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vendflow.simulation.mutant.FreshKeys;
import io.vendflow.simulation.mutant.LateAuthorizationVended;
import io.vendflow.simulation.mutant.VendToldTwice;
import org.junit.jupiter.api.Test;

/** Mistakes put in on purpose. A simulation that does not find them proves nothing when it finds none. */
class MistakesAreFoundTest {

    private static final int SEEDS_AT_MOST = 20;

    @Test
    void aKeyThatIsNewWithEachAttemptIsSeenWhereItLeaves() {
        assertThat(found(Plan.USUAL.with(new FreshKeys())).invariant()).isEqualTo("I8");
    }

    /** Even if nobody looked at the keys. */
    @Test
    void aKeyThatIsNewWithEachAttemptMovesMoneyTwice() {
        assertThat(found(Plan.USUAL.with(new FreshKeys()).without("I8")).invariant())
                .isIn("I1", "I2");
    }

    @Test
    void aMachineThatIsToldToVendTwiceIsSeen() {
        assertThat(found(Plan.USUAL.with(new VendToldTwice())).invariant()).isEqualTo("I4");
    }

    /** Without I4, which sees that the machine had often begun another sale by then. */
    @Test
    void aSaleThatIsVendedAfterItWasGivenUpIsSeen() {
        assertThat(found(Plan.USUAL.with(new LateAuthorizationVended()).without("I4"))
                        .invariant())
                .isEqualTo("I6");
    }

    @Test
    void aFailureNamesItsSeedAndTellsItsSaleAndHappensAgain() {
        Plan plan = Plan.USUAL.with(new VendToldTwice());

        SimulationFailure first = found(plan);
        SimulationFailure again =
                catchThrowableOfType(SimulationFailure.class, () -> Simulation.run(first.seed(), plan));

        assertThat(first)
                .hasMessageContaining("seed " + first.seed())
                .hasMessageContaining("tells AUTHORIZED")
                .hasMessageContaining("-Dsimulation.seed=" + first.seed());
        assertThat(again).hasMessage(first.getMessage());
    }

    private static SimulationFailure found(Plan plan) {
        SimulationFailure failure =
                catchThrowableOfType(SimulationFailure.class, () -> Simulations.run(plan, 1, SEEDS_AT_MOST));
        assertThat(failure).as("found within %d seeds", SEEDS_AT_MOST).isNotNull();
        return failure;
    }
}
