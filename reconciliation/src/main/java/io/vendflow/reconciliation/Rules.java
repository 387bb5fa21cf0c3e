package io.vendflow.reconciliation;

import java.time.Duration;

/**
 * How long things may take before they are found.
 *
 * @param step from one event to the next that must follow; Vipps may be away meanwhile
 * @param payment how long a payment may wait for its customer (facts sheet 2.9)
 * @param vendReport how long a machine may have to report, at the longest
 * @param webhook how long one may be under way
 */
public record Rules(Duration step, Duration payment, Duration vendReport, Duration webhook) {

    public static final Rules USUAL =
            new Rules(Duration.ofHours(1), Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofMinutes(10));

    public Rules withStep(Duration other) {
        return new Rules(other, payment, vendReport, webhook);
    }
}
