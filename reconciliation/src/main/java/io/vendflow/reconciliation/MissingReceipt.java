package io.vendflow.reconciliation;

import io.vendflow.books.Happening;
import io.vendflow.books.Standing;
import java.util.Optional;

/** Captured, and the customer has no receipt in the app. */
final class MissingReceipt {

    private MissingReceipt() {}

    static Optional<Finding> find(SaleCase sale) {
        Standing standing = sale.standing();
        Happening capture = standing.capture();
        if (capture == null
                || standing.receipt() != null
                || sale.terms().receiptInPayment()
                || !sale.isOver(capture.at(), sale.rules().step())) {
            return Optional.empty();
        }
        Happening failure = standing.receiptFailure();
        return Optional.of(sale.finding(
                FindingKind.RECEIPT_MISSING,
                standing.captured(),
                capture.at(),
                failure == null
                        ? "captured, and the log tells of no receipt"
                        : "captured, and the receipt was refused: " + failure.word(),
                failure == null
                        ? "./run replay --into receipt-service --sale "
                                + sale.terms().reference()
                                + (sale.terms().capturedOnAuthorization()
                                        ? " --topic vending.authorized --yes"
                                        : " --topic vending.vend-reported --yes")
                        : "send the customer a receipt in another way, or mend what Vipps refused and replay",
                null));
    }
}
