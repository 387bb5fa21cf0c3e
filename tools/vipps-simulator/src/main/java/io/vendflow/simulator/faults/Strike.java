package io.vendflow.simulator.faults;

import java.time.Duration;
import java.util.Optional;

/**
 * What goes wrong with one call or one delivery.
 *
 * @param delay how much later than usual
 * @param rule what else, if anything
 */
public record Strike(Duration delay, Optional<FaultRule> rule) {

    public static final Strike NONE = new Strike(Duration.ZERO, Optional.empty());

    public boolean is(Fault fault) {
        return rule.isPresent() && rule.get().fault() == fault;
    }
}
