package io.vendflow.simulator.faults;

import io.vendflow.simulator.faults.Faults.InForce;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** A rule with its dice. They are thrown for the calls that the rule concerns and for no others, so that a run repeats. */
final class Dice {

    private final FaultRule rule;
    private final Random random;
    private int hits;

    Dice(FaultRule rule) {
        this.rule = rule;
        this.random = new Random(rule.seed());
    }

    FaultRule rule() {
        return rule;
    }

    /** @return nothing when the rule spares this call, else by how much it delays it */
    synchronized Optional<Duration> roll() {
        if (rule.times() != null && hits >= rule.times()) {
            return Optional.empty();
        }
        if (random.nextDouble() >= rule.probability()) {
            return Optional.empty();
        }
        hits++;
        Latency latency = rule.detail().latency();
        return Optional.of(latency == null ? Duration.ZERO : latency.draw(random));
    }

    synchronized InForce state() {
        return new InForce(rule, hits);
    }
}
