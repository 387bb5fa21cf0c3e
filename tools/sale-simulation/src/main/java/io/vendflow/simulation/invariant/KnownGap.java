package io.vendflow.simulation.invariant;

import io.vendflow.simulation.story.SaleStory;
import java.util.List;
import java.util.function.Predicate;

/**
 * Something that the simulation has found in the product and that is not mended yet. {@link #ALL} is the one list of exceptions
 * from the invariants: each excuses as little as it can, is counted in every report, and goes when the product is mended.
 *
 * @param invariants names of those that do not hold
 * @param sales of which they do not
 */
public record KnownGap(String name, List<String> invariants, Predicate<SaleStory> sales) {

    /**
     * A payment that is cancelled before anybody approves it is believed to be released as soon as its state says so, with the
     * amount that Vipps shows at that moment, which may still be nothing. Released then says 0, or once 0 and once the amount.
     */
    private static final KnownGap RELEASED_AMOUNT_MAY_LAG = new KnownGap(
            "RELEASED_AMOUNT_MAY_LAG",
            List.of("I9", "I10"),
            sale -> !sale.atVipps().isAuthorized() && sale.atVipps().cancelled() > 0);

    /**
     * The machine, the policy and an operator can each say what was dispensed before they hear of each other. If they differ,
     * all are acted upon; the key lets only one capture through, but the receipt's and the capture's event have one id and
     * then two amounts.
     */
    private static final KnownGap VENDS_DECIDED_DIFFERENTLY = new KnownGap(
            "VENDS_DECIDED_DIFFERENTLY",
            List.of("I8", "I9"),
            sale -> sale.inLog().vends().stream()
                            .filter(vend -> !vend.isUnknown())
                            .count()
                    > 1);

    public static final List<KnownGap> ALL = List.of(RELEASED_AMOUNT_MAY_LAG, VENDS_DECIDED_DIFFERENTLY);

    /** Whether it is known that this invariant does not hold of such a sale. */
    public boolean covers(Invariant invariant, SaleStory sale) {
        return invariants.contains(invariant.name()) && sales.test(sale);
    }
}
