package io.vendflow.vipps.order;

import io.vendflow.sale.Currency;
import io.vendflow.sale.SaleLine;
import java.util.List;

/**
 * What the customer reads in the app (facts sheet 4.2). Vipps computes the totals from the lines.
 *
 * @param lines what was bought; should add up to what is captured
 * @param posId the machine
 * @param receiptNumber the operator's own number, the sale id
 */
public record Receipt(List<SaleLine> lines, Currency currency, String posId, String receiptNumber) {

    /** @throws IllegalArgumentException when there are no lines */
    public Receipt {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a receipt has at least one line");
        }
    }
}
