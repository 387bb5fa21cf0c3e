package io.vendflow.commands.reconcile;

import io.vendflow.reconciliation.Against;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/**
 * What is to be reconciled. All bounds hold at once.
 *
 * @param from sales requested at this time or later; {@link Instant#EPOCH} where offsets say where to begin
 * @param to and before this one
 * @param fromOffsets by partition of vending.payment-requested, the first record to count; empty for all
 * @param toOffsets by partition, the first record not to count any more; empty for all
 * @param zone whose days the sums are of
 * @param machine only this one's sales, or empty for all
 * @param merchant only this one's, or empty for all
 * @param patience how long the flow may take for a step before it counts as lost
 */
public record ReconcileOptions(
        Instant from,
        Instant to,
        Map<Integer, Long> fromOffsets,
        Map<Integer, Long> toOffsets,
        ZoneId zone,
        Set<Against> against,
        String machine,
        String merchant,
        Duration patience) {

    public ReconcileOptions {
        fromOffsets = Map.copyOf(fromOffsets);
        toOffsets = Map.copyOf(toOffsets);
        against = Set.copyOf(against);
    }
}
