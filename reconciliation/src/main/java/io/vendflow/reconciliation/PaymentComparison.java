package io.vendflow.reconciliation;

import io.vendflow.books.Kind;
import io.vendflow.books.Standing;
import java.util.List;
import java.util.Optional;

/** Whether a sale's money at Vipps is what the log says. */
final class PaymentComparison {

    private PaymentComparison() {}

    /** What the log says of a payment that Vipps does not know. */
    static Optional<Finding> notThere(SaleCase sale) {
        Standing standing = sale.standing();
        if (!standing.isCreated()) {
            return Optional.empty();
        }
        long amount =
                standing.authorized() > 0 ? standing.authorized() : sale.terms().amount();
        return Optional.of(sale.finding(
                FindingKind.UNKNOWN_AT_VIPPS,
                amount,
                sale.terms().requestedAt(),
                "created by the log, and Vipps knows no such payment of merchant "
                        + sale.terms().merchant(),
                "look whether the merchant's keys are those of the sale, or production and test were mixed",
                null));
    }

    static Sums.Difference difference(SaleCase sale, PaymentAtVipps payment) {
        Standing standing = sale.standing();
        return new Sums.Difference(
                payment.captured() - standing.captured(),
                payment.cancelled() - standing.released(),
                payment.refunded() - standing.refunded());
    }

    /** What moved only just now may not be in the log yet. */
    static boolean isUnderWay(SaleCase sale, PaymentAtVipps payment) {
        return payment.movedSince(sale.now().minus(sale.rules().step()));
    }

    static List<Finding> compare(SaleCase sale, PaymentAtVipps payment) {
        Standing standing = sale.standing();
        Sums.Difference difference = difference(sale, payment);
        boolean authorizedUnseen = payment.authorized() > 0 && standing.authorized() == 0;
        boolean otherwiseAuthorized = standing.authorized() > 0 && payment.authorized() != standing.authorized();
        boolean agrees = difference.equals(Sums.Difference.NONE) || isFreeOfMoney(standing, payment);
        if (agrees && otherwiseAuthorized) {
            return List.of(otherwiseAuthorized(sale, payment));
        }
        if ((agrees && !authorizedUnseen) || isUnderWay(sale, payment)) {
            return List.of();
        }
        if (authorizedUnseen) {
            return List.of(authorizedUnseen(sale, payment));
        }
        boolean twice = difference.captured() > 0 && payment.captures() > Math.max(1, standing.captures());
        return List.of(sale.finding(
                twice ? FindingKind.CAPTURED_TWICE : FindingKind.AMOUNTS_DIFFER,
                largest(difference),
                standing.story().getLast().at(),
                "%scaptured, released, given back: %s in the log, %s at Vipps"
                        .formatted(
                                twice ? payment.captures() + " captures at Vipps; " : "",
                                amounts(sale, standing.captured(), standing.released(), standing.refunded()),
                                amounts(sale, payment.captured(), payment.cancelled(), payment.refunded())),
                difference.captured() > 0
                        ? "when the log lost a step, its own finding mends this too; else find out who captured by hand, and"
                                + " ./run refund what the customer should not have paid"
                        : "when the log lost a step, its own finding mends this too; else find out who acted at Vipps by hand",
                null));
    }

    /** Ended at Vipps by itself, or cancelled there before anybody paid. */
    private static boolean isFreeOfMoney(Standing standing, PaymentAtVipps payment) {
        return payment.authorized() == 0
                && standing.authorized() == 0
                && payment.captured() == 0
                && standing.captured() == 0;
    }

    private static Finding otherwiseAuthorized(SaleCase sale, PaymentAtVipps payment) {
        long inLog = sale.standing().authorized();
        return sale.finding(
                FindingKind.AMOUNTS_DIFFER,
                inLog - payment.authorized(),
                sale.terms().requestedAt(),
                "authorized: %s in the log, %s at Vipps".formatted(sale.money(inLog), sale.money(payment.authorized())),
                "ask Vipps; capture nothing more of this payment until it is clear",
                null);
    }

    private static Finding authorizedUnseen(SaleCase sale, PaymentAtVipps payment) {
        Repair repair = sale.standing().story().stream()
                .filter(each -> each.kind() == Kind.PAYMENT_CREATED)
                .findFirst()
                .<Repair>map(each -> Repair.Reemit.to("webhook-ingest", each.place()))
                .orElse(null);
        return sale.finding(
                FindingKind.AMOUNTS_DIFFER,
                payment.authorized(),
                sale.terms().requestedAt(),
                "the customer approved %s at Vipps, and the log does not know"
                        .formatted(sale.money(payment.authorized())),
                repair == null ? "look at the sale in Vipps' portal" : repair.inWords() + " (--repair)",
                repair);
    }

    private static long largest(Sums.Difference difference) {
        return Math.max(
                Math.abs(difference.captured()),
                Math.max(Math.abs(difference.released()), Math.abs(difference.refunded())));
    }

    private static String amounts(SaleCase sale, long captured, long released, long refunded) {
        return sale.money(captured) + ", " + sale.money(released) + ", " + sale.money(refunded);
    }
}
