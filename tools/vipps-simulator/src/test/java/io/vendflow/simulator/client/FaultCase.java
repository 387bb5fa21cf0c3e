package io.vendflow.simulator.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.simulator.faults.FaultRule;
import io.vendflow.vipps.Uncertainty.Cause;
import io.vendflow.vipps.VippsOutcome;

/**
 * A fault, what it struck, and what the client must make of it.
 *
 * @param calls how often the simulator has been asked in the end, repetitions included; what comes late counts too
 */
record FaultCase(String name, FaultRule rule, Work work, Expected expected, int calls) {

    /** How a call must end while the fault is there. */
    sealed interface Expected {

        void check(VippsOutcome<?> outcome);

        record Done() implements Expected {

            @Override
            public void check(VippsOutcome<?> outcome) {
                assertThat(outcome).isInstanceOf(VippsOutcome.Done.class);
            }
        }

        /** For good: the key remembers it. */
        record Refused(String code) implements Expected {

            @Override
            public void check(VippsOutcome<?> outcome) {
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                VippsOutcome.Refused.class,
                                refused -> assertThat(refused.refusal().code()).isEqualTo(code));
            }
        }

        record Unknown(Cause cause) implements Expected {

            @Override
            public void check(VippsOutcome<?> outcome) {
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                VippsOutcome.Unknown.class,
                                unknown -> assertThat(unknown.uncertainty().cause())
                                        .isEqualTo(cause));
            }
        }
    }

    @Override
    public String toString() {
        return rule.fault() + " of " + work + ", " + name;
    }
}
