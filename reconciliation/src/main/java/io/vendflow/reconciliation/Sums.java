package io.vendflow.reconciliation;

import java.time.LocalDate;

/**
 * What the sales of one day, merchant, machine and currency come to. All amounts in minor units.
 *
 * @param day on which the sales were requested
 * @param sales how many
 * @param requested price of what was asked for
 * @param dispensed worth of what machines said they dispensed, or others said it for them
 * @param open authorized, and neither captured nor released
 * @param atVipps what Vipps says differs from the log; zero where it agrees or was not asked
 */
public record Sums(
        LocalDate day,
        String merchant,
        String machine,
        String currency,
        long sales,
        long requested,
        long authorized,
        long dispensed,
        long captured,
        long released,
        long refunded,
        long open,
        Difference atVipps) {

    /** Vipps' figure less the log's. */
    public record Difference(long captured, long released, long refunded) {

        public static final Difference NONE = new Difference(0, 0, 0);

        public Difference plus(Difference other) {
            return new Difference(captured + other.captured, released + other.released, refunded + other.refunded);
        }

        Difference negated() {
            return new Difference(-captured, -released, -refunded);
        }
    }
}
