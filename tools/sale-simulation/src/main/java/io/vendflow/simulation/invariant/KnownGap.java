package io.vendflow.simulation.invariant;

import io.vendflow.simulation.story.SaleStory;
import java.util.List;
import java.util.Objects;
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

    /**
     * Captured may reach the gateway before Authorized. It then tells a machine that captures on authorization to vend however
     * long ago the customer approved, because only Authorized says when that was.
     */
    private static final KnownGap CAPTURED_SAYS_NOT_WHEN_APPROVED = new KnownGap(
            "CAPTURED_SAYS_NOT_WHEN_APPROVED",
            List.of("I4"),
            sale -> sale.order().capturesOnAuthorization() && sale.atGateway().wasToldOfAnOldApproval());

    /** When webhook-ingest cannot read the payment's log, it says that the customer approved just now, which may be long ago. */
    private static final KnownGap UNREADABLE_LOG_MEANS_NOW = new KnownGap(
            "UNREADABLE_LOG_MEANS_NOW",
            List.of("I4"),
            sale -> sale.atGateway().wasToldOfAnOldApproval()
                    && !Objects.equals(
                            sale.inLog().authorizedAt(), sale.atVipps().authorizedAt()));

    public static final List<KnownGap> ALL = List.of(
            RELEASED_AMOUNT_MAY_LAG,
            VENDS_DECIDED_DIFFERENTLY,
            CAPTURED_SAYS_NOT_WHEN_APPROVED,
            UNREADABLE_LOG_MEANS_NOW);

    /** Whether it is known that this invariant does not hold of such a sale. */
    public boolean covers(Invariant invariant, SaleStory sale) {
        return invariants.contains(invariant.name()) && sales.test(sale);
    }
}
