package io.vendflow.reconciliation;

import io.vendflow.books.Happening;
import io.vendflow.books.Place;
import io.vendflow.books.Refund;
import io.vendflow.books.Standing;
import io.vendflow.books.Vend;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether what was captured, less what was given back, is the price of what was dispensed. */
final class KeptMoney {

    private final SaleCase sale;
    private final Standing standing;
    private final @Nullable Vend vend;
    private final @Nullable Happening cancel;

    private KeptMoney(SaleCase sale) {
        this.sale = sale;
        this.standing = sale.standing();
        this.vend = standing.vend();
        this.cancel = standing.cancel();
    }

    static Optional<Finding> find(SaleCase sale) {
        return new KeptMoney(sale).find();
    }

    private Optional<Finding> find() {
        if (standing.captured() > 0) {
            long surplus = standing.captured() - standing.refunded() - due();
            return surplus > 0 ? tooMuch(surplus - promised()) : tooLittle(-surplus);
        }
        return given();
    }

    /** What the customer owes, at the most that anybody could say. */
    private long due() {
        if (vend != null) {
            return vend.worth();
        }
        return cancel == null && sale.terms().capturedOnAuthorization() ? standing.authorized() : 0;
    }

    /** What operators have asked for and what was not given yet: {@link MissingRefunds} sees to it, and nobody asks twice. */
    private long promised() {
        return standing.refunds().stream()
                .filter(each -> !each.isAutomatic() && !each.given() && !each.buried())
                .mapToLong(Refund::amount)
                .sum();
    }

    private boolean wasForced() {
        return cancel != null && !cancel.by().isEmpty();
    }

    private Optional<Finding> given() {
        if (vend == null || vend.worth() == 0 || standing.open() > 0 || wasForced()) {
            return Optional.empty();
        }
        return Optional.of(sale.finding(
                FindingKind.VENDED_WITHOUT_CAPTURE,
                vend.worth(),
                vend.at(),
                "%s worth was dispensed, nothing captured, and nothing is reserved any more"
                        .formatted(sale.money(vend.worth())),
                "the money is lost unless the customer pays again; find out who let it go",
                null));
    }

    private Optional<Finding> tooLittle(long lack) {
        if (lack <= standing.givenByOperators() || standing.open() > 0 || wasForced()) {
            return Optional.empty();
        }
        return Optional.of(sale.finding(
                FindingKind.AMOUNTS_DIFFER,
                lack,
                since(),
                "%s kept for goods worth %s"
                        .formatted(sale.money(standing.captured() - standing.refunded()), sale.money(due())),
                "find out who gave it back or captured too little",
                null));
    }

    private Optional<Finding> tooMuch(long surplus) {
        Instant since = since();
        if (surplus <= 0 || !sale.isOver(since, sale.rules().step())) {
            return Optional.empty();
        }
        String kept = "%s captured, %s given back, for goods worth %s"
                .formatted(sale.money(standing.captured()), sale.money(standing.refunded()), sale.money(due()));
        Place capture = place(standing.capture());
        if (standing.refunds().stream().anyMatch(each -> !each.given() && each.buried())) {
            return Optional.of(sale.finding(
                    standing.captures() > 1 ? FindingKind.CAPTURED_TWICE : FindingKind.REFUND_MISSING,
                    surplus,
                    since,
                    kept + "; a refund was asked for and became a dead letter",
                    "see its dead letter: Vipps refuses the same request for ever, so a person has to decide",
                    null));
        }
        Optional<Refund> asked = standing.refunds().stream()
                .filter(each -> !each.given() && each.isAutomatic())
                .findFirst();
        if (standing.captures() > 1) {
            return Optional.of(sale.repairable(
                    FindingKind.CAPTURED_TWICE,
                    surplus,
                    since,
                    standing.captures() + " captures: " + kept,
                    asked.<Repair>map(each -> Repair.Reemit.to("capture-service", each.place()))
                            .orElseGet(() -> refund(capture, surplus, "CAPTURED_TWICE"))));
        }
        if (asked.isPresent()) {
            return Optional.of(askedFor(asked.get(), surplus, kept));
        }
        FindingKind kind = kindOfSurplus();
        return Optional.of(sale.repairable(kind, surplus, since, kept, repair(kind, capture, surplus)));
    }

    private FindingKind kindOfSurplus() {
        if (sale.terms().capturedOnAuthorization() || cancel != null) {
            return FindingKind.REFUND_MISSING;
        }
        if (due() == 0) {
            return FindingKind.CAPTURED_WITHOUT_VEND;
        }
        // All of it where only a part was wanted: so it is where a sales unit captures all or nothing.
        return standing.captured() == standing.authorized() ? FindingKind.REFUND_MISSING : FindingKind.AMOUNTS_DIFFER;
    }

    private Finding askedFor(Refund refund, long surplus, String kept) {
        return sale.repairable(
                FindingKind.REFUND_MISSING,
                Math.min(surplus, refund.amount()),
                refund.at(),
                kept + "; the refund was asked for",
                Repair.Reemit.to("capture-service", refund.place()));
    }

    /**
     * Where the normal flow would ask for the refund by itself, it is made to do so. It does only for what is captured on
     * authorization: otherwise capture-service buries a release of what is captured.
     */
    private Repair repair(FindingKind kind, Place capture, long surplus) {
        if (sale.terms().capturedOnAuthorization()) {
            if (cancel != null) {
                return Repair.Reemit.to("capture-service", cancel.place());
            }
            if (vend != null) {
                return Repair.Reemit.to("capture-service", vend.place());
            }
        }
        return refund(capture, surplus, kind.name());
    }

    private Repair refund(Place place, long amount, String purpose) {
        return new Repair.Refund(place, amount, purpose, "ask for a refund of " + sale.money(amount));
    }

    private Place place(@Nullable Happening capture) {
        return capture == null ? standing.story().getFirst().place() : capture.place();
    }

    /** When the last of what decides about the amount happened. */
    private Instant since() {
        Instant latest = sale.terms().requestedAt();
        for (Instant each : new @Nullable Instant[] {
            vend == null ? null : vend.at(),
            cancel == null ? null : cancel.at(),
            standing.capture() == null ? null : standing.capture().at()
        }) {
            latest = each != null && each.isAfter(latest) ? each : latest;
        }
        return latest;
    }
}
