package io.vendflow.reconciliation;

import io.vendflow.books.Happening;
import io.vendflow.books.Kind;
import io.vendflow.books.Place;
import io.vendflow.books.Standing;
import java.time.Instant;
import java.util.Optional;

/** A payment that was asked for, and of which the log does not say how it ended. */
final class UnfinishedPayment {

    private UnfinishedPayment() {}

    static Optional<Finding> find(SaleCase sale) {
        Standing standing = sale.standing();
        if (standing.authorization() != null || standing.isRejected() || standing.isEnded()) {
            return Optional.empty();
        }
        Optional<Happening> created = first(standing, Kind.PAYMENT_CREATED);
        if (created.isPresent()) {
            Instant since = created.get().at().plus(sale.rules().payment());
            return finding(
                    sale,
                    since,
                    "created at Vipps, and neither authorized nor over",
                    "webhook-ingest",
                    created.get().place());
        }
        return first(standing, Kind.PAYMENT_REQUESTED)
                .flatMap(request -> finding(
                        sale,
                        request.at(),
                        "asked for, and neither created nor refused",
                        "payment-initiator",
                        request.place()));
    }

    private static Optional<Happening> first(Standing standing, Kind kind) {
        return standing.story().stream().filter(each -> each.kind() == kind).findFirst();
    }

    private static Optional<Finding> finding(SaleCase sale, Instant since, String what, String service, Place cause) {
        if (!sale.isOver(since, sale.rules().step())) {
            return Optional.empty();
        }
        return Optional.of(sale.repairable(
                FindingKind.PAYMENT_UNFINISHED, sale.terms().amount(), since, what, Repair.Reemit.to(service, cause)));
    }
}
