package io.vendflow.payment.vipps;

import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleLine;

/**
 * What the customer reads in the app: what, and where. A pure function of the sale, since a retry must have the same
 * bytes; changing it changes the body of requests that are under way while a new version is rolled out.
 */
final class PaymentDescription {

    /** Leaves room for the rest within Vipps' 100 characters (facts sheet 2.2). */
    private static final int LONGEST_NAME = 60;

    private PaymentDescription() {}

    static String of(Sale sale) {
        int others = sale.lines().stream().mapToInt(SaleLine::quantity).sum() - 1;
        String name = shortened(sale.lines().getFirst().name().strip());
        return name + (others > 0 ? " + " + others + " more" : "") + ", machine " + sale.machineId();
    }

    private static String shortened(String name) {
        if (name.codePointCount(0, name.length()) <= LONGEST_NAME) {
            return name;
        }
        return name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)).strip();
    }
}
