package io.vendflow.reconciliation.report;

import io.vendflow.reconciliation.Sums;
import io.vendflow.reconciliation.Sums.Difference;

/**
 * What some sales of one currency come to. All amounts in minor units; a sum that no {@code long} holds is an error, not
 * a wrong number.
 */
record Figures(
        long sales,
        long requested,
        long authorized,
        long dispensed,
        long captured,
        long released,
        long refunded,
        long open,
        Difference atVipps) {

    static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, Difference.NONE);

    static Figures of(Sums sums) {
        return new Figures(
                sums.sales(),
                sums.requested(),
                sums.authorized(),
                sums.dispensed(),
                sums.captured(),
                sums.released(),
                sums.refunded(),
                sums.open(),
                sums.atVipps());
    }

    Figures plus(Figures other) {
        return new Figures(
                Math.addExact(sales, other.sales),
                Math.addExact(requested, other.requested),
                Math.addExact(authorized, other.authorized),
                Math.addExact(dispensed, other.dispensed),
                Math.addExact(captured, other.captured),
                Math.addExact(released, other.released),
                Math.addExact(refunded, other.refunded),
                Math.addExact(open, other.open),
                new Difference(
                        Math.addExact(atVipps.captured(), other.atVipps.captured()),
                        Math.addExact(atVipps.released(), other.atVipps.released()),
                        Math.addExact(atVipps.refunded(), other.atVipps.refunded())));
    }

    boolean agreesWithVipps() {
        return atVipps.equals(Difference.NONE);
    }

    /** How much there is to look at. */
    long trouble() {
        return Math.abs(open)
                + Math.abs(atVipps.captured())
                + Math.abs(atVipps.released())
                + Math.abs(atVipps.refunded());
    }
}
