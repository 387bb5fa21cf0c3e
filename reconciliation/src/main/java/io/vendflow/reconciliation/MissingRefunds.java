package io.vendflow.reconciliation;

import io.vendflow.books.Refund;
import java.util.Optional;

/** An operator's refund that nobody gave. One that became a dead letter waits there for a person. */
final class MissingRefunds {

    private MissingRefunds() {}

    static Optional<Finding> find(SaleCase sale) {
        long left = sale.standing().captured() - sale.standing().refunded();
        return sale.standing().refunds().stream()
                .filter(each -> !each.isAutomatic() && !each.given() && !each.buried())
                .filter(each -> left > 0 && sale.isOver(each.at(), sale.rules().step()))
                .findFirst()
                .map(each -> finding(sale, each, Math.min(left, each.amount())));
    }

    private static Finding finding(SaleCase sale, Refund refund, long amount) {
        return sale.repairable(
                FindingKind.REFUND_MISSING,
                amount,
                refund.at(),
                "%s was to be given back for %s (%s), and was not"
                        .formatted(sale.money(refund.amount()), refund.by(), refund.reason()),
                Repair.Reemit.to("capture-service", refund.place()));
    }
}
