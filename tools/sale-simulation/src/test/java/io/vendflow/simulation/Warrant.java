package io.vendflow.simulation;

import io.vendflow.reconciliation.FindingKind;
import io.vendflow.simulation.invariant.Excuse;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Why reconciliation may find something of a story in which everything held.
 *
 * @param given whether it is so of a sale
 */
record Warrant(FindingKind kind, String why, BiPredicate<Aftermath, String> given) {

    static final Warrant HELD = new Warrant(
            FindingKind.UNKNOWN_VEND_OPEN,
            "nobody reported, the policy is to hold, and nobody has decided",
            (all, sale) -> Excuse.of(all.story(sale)) == Excuse.HELD);

    /** The one list: whatever is not here is a false alarm. */
    static final List<Warrant> ALL = List.of(
            HELD,
            new Warrant(
                    FindingKind.WEBHOOK_MISSING,
                    "all of them got lost, as on some days; polling found the authorization",
                    (all, sale) -> !all.isAnnounced(sale)),
            new Warrant(FindingKind.RECEIPT_MISSING, "Vipps refused the receipt", Aftermath::isReceiptRefused),
            new Warrant(
                    FindingKind.OPEN_MONEY,
                    "Vipps refused the capture, and a person must look",
                    (all, sale) -> all.story(sale).inLog().captureFailures() > 0),
            new Warrant(
                    FindingKind.REFUND_MISSING,
                    "what an operator gave back stood in the way of what was due, which lies with the dead letters",
                    (all, sale) -> Excuse.of(all.story(sale)) == Excuse.REFUND_LEFT_TO_A_PERSON));

    boolean covers(FindingKind found, Aftermath aftermath, String sale) {
        return kind == found && given.test(aftermath, sale);
    }
}
