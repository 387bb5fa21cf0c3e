package io.vendflow.reconciliation;

import io.vendflow.books.Happening;
import java.util.Optional;

/** Polling found the authorization, and no webhook ever told of it. */
final class MissingWebhook {

    private MissingWebhook() {}

    static Optional<Finding> find(SaleCase sale) {
        Happening authorization = sale.standing().authorization();
        if (authorization == null
                || sale.standing().isAnnounced()
                || !sale.isOver(authorization.at(), sale.rules().webhook())) {
            return Optional.empty();
        }
        return Optional.of(sale.finding(
                FindingKind.WEBHOOK_MISSING,
                0,
                authorization.at(),
                "no webhook told of the authorization; polling found it",
                "nothing for this sale; where there are many, look at the registrations and at what stands before webhook-ingest",
                null));
    }
}
