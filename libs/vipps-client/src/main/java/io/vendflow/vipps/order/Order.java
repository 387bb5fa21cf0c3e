package io.vendflow.vipps.order;

import java.util.List;

/**
 * What Order Management has about a payment.
 *
 * @param lines of the receipt; empty when there is no receipt (yet)
 * @param receiptNumber as posted, empty when there is none
 */
public record Order(List<OrderLine> lines, String receiptNumber) {

    public Order {
        lines = List.copyOf(lines);
    }

    public boolean hasReceipt() {
        return !lines.isEmpty();
    }
}
