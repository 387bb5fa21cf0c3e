package io.vendflow.reconciliation;

import io.vendflow.books.Happening;
import io.vendflow.books.Kind;
import io.vendflow.books.Place;
import io.vendflow.books.Standing;
import io.vendflow.books.Vend;
import java.time.Instant;
import java.util.Optional;

/** Money that is reserved, and that nobody captures or lets go of although it is time. */
final class OpenMoney {

    private static final String CAPTURE = "capture-service";

    private final SaleCase sale;
    private final Standing standing;

    private OpenMoney(SaleCase sale) {
        this.sale = sale;
        this.standing = sale.standing();
    }

    static Optional<Finding> find(SaleCase sale) {
        Happening authorization = sale.standing().authorization();
        return authorization == null || sale.standing().open() == 0
                ? Optional.empty()
                : new OpenMoney(sale).find(authorization);
    }

    private Optional<Finding> find(Happening authorization) {
        Happening failure = standing.captureFailure();
        Happening cancel = standing.cancel();
        Happening capture = standing.capture();
        Vend vend = standing.vend();
        Happening unknown = standing.unknownVend();
        if (capture != null) {
            return lost(capture.at(), "a part was captured, and the rest never released", CAPTURE, capture.place());
        }
        if (cancel != null) {
            return lost(cancel.at(), "its release was asked for", CAPTURE, cancel.place());
        }
        if (failure != null) {
            return Optional.of(sale.finding(
                    FindingKind.OPEN_MONEY,
                    standing.open(),
                    failure.at(),
                    "%s reserved, and the capture failed for good: %s"
                            .formatted(sale.money(standing.open()), failure.word()),
                    "look at why in Vipps' portal, then ./run release "
                            + sale.terms().reference() + " --force",
                    null));
        }
        if (vend != null) {
            return vended(vend, authorization);
        }
        if (sale.terms().capturedOnAuthorization()) {
            return afterReceipt(authorization.at(), "it was authorized", authorization.place());
        }
        return unknown == null ? forgotten(authorization) : Optional.of(undecided(unknown));
    }

    private Optional<Finding> vended(Vend vend, Happening authorization) {
        if (sale.terms().capturedOnAuthorization() && vend.worth() > 0) {
            return afterReceipt(authorization.at(), "it was authorized", authorization.place());
        }
        return vend.worth() == 0
                ? lost(vend.at(), "nothing was dispensed", CAPTURE, vend.place())
                : afterReceipt(vend.at(), "it was dispensed", vend.place());
    }

    /** The step that comes next is the capture when the receipt is there, and the receipt when it is not. */
    private Optional<Finding> afterReceipt(Instant since, String why, Place cause) {
        Happening receipt = standing.receipt() == null ? standing.receiptFailure() : standing.receipt();
        return receipt == null
                ? lost(since, why + ", and nobody made a receipt", "receipt-service", cause)
                : lost(receipt.at(), why + ", and never captured", CAPTURE, receipt.place());
    }

    private Optional<Finding> lost(Instant since, String why, String service, Place cause) {
        if (!sale.isOver(since, sale.rules().step())) {
            return Optional.empty();
        }
        return Optional.of(sale.repairable(
                FindingKind.OPEN_MONEY,
                standing.open(),
                since,
                "%s reserved: %s".formatted(sale.money(standing.open()), why),
                Repair.Reemit.to(service, cause)));
    }

    private Finding undecided(Happening unknown) {
        return sale.finding(
                FindingKind.UNKNOWN_VEND_OPEN,
                standing.open(),
                unknown.at(),
                "%s reserved, and nobody said what was dispensed".formatted(sale.money(standing.open())),
                "./run resolve " + sale.terms().reference() + " --outcome ..., or wait for the machine or the policy",
                null);
    }

    private Optional<Finding> forgotten(Happening authorization) {
        if (!sale.isOver(
                authorization.at(), sale.rules().vendReport().plus(sale.rules().step()))) {
            return Optional.empty();
        }
        // What the gateway answered to a proposal: a machine's own message that it refused is about no event.
        boolean gatewayForgot = standing.story().stream()
                .anyMatch(fact -> fact.kind() == Kind.DEAD_LETTER
                        && fact.word().equals("UNKNOWN_SALE")
                        && !fact.about().isEmpty()
                        && fact.at().isAfter(authorization.at()));
        boolean machineSpoke = standing.story().stream()
                .anyMatch(fact -> fact.kind() == Kind.DEAD_LETTER
                        && fact.about().isEmpty()
                        && fact.at().isAfter(authorization.at()));
        if (machineSpoke) {
            return Optional.of(sale.finding(
                    FindingKind.OPEN_MONEY,
                    standing.open(),
                    authorization.at(),
                    "%s reserved, and what the machine said about it is a dead letter"
                            .formatted(sale.money(standing.open())),
                    "./run dead-letters list --machine " + sale.terms().machine() + " --all",
                    null));
        }
        return Optional.of(sale.repairable(
                FindingKind.OPEN_MONEY,
                standing.open(),
                authorization.at(),
                "%s reserved, and no word of a vend, not even that none was reported"
                        .formatted(sale.money(standing.open())),
                new Repair.Release(
                        authorization.place(),
                        gatewayForgot,
                        gatewayForgot
                                ? "ask capture-service to let it go, since the gateway does not know the sale"
                                : "ask the gateway to let it go")));
    }
}
