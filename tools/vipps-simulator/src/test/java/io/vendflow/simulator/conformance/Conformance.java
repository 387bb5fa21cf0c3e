package io.vendflow.simulator.conformance;

import io.vendflow.simulator.SimulatorSettings;
import io.vendflow.simulator.VippsSimulator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A section of the facts sheet as a table; each row begins with a simulator as new. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Conformance {

    private final VippsSimulator simulator = VippsSimulator.start(settings());

    abstract Stream<Rule> rules();

    SimulatorSettings settings() {
        return SimulatorSettings.forTests().withRateLimits(false);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(Rule rule) {
        simulator.clearFaults();
        simulator.reset();
        rule.story().accept(new Shop(simulator));
    }

    @AfterAll
    void close() {
        simulator.close();
    }
}
