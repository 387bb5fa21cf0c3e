package io.vendflow.simulator.faults;

import org.jspecify.annotations.Nullable;

/**
 * When something goes wrong.
 *
 * @param on the operation (token, create, get, events, capture, cancel, refund, receipt, webhook, …), or {@code *}
 * @param probability 0 to 1, for each call
 * @param times how often at most; null is without end
 * @param seed makes the same calls fail in every run
 */
public record FaultRule(
        String on,
        Fault fault,
        double probability,
        @Nullable Integer times,
        long seed) {

    /** Every operation. */
    public static final String ANY = "*";

    /** @throws IllegalArgumentException when a figure makes no sense */
    public FaultRule {
        if (probability < 0 || probability > 1) {
            throw new IllegalArgumentException("probability is 0 to 1");
        }
        if (times != null && times < 0) {
            throw new IllegalArgumentException("times is not negative");
        }
    }

    /** Always, until it is taken back. */
    public static FaultRule always(String on, Fault fault) {
        return new FaultRule(on, fault, 1, null, 0);
    }

    /** For the next calls only. */
    public static FaultRule times(int times, String on, Fault fault) {
        return new FaultRule(on, fault, 1, times, 0);
    }
}
