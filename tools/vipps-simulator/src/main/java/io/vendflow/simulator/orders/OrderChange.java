package io.vendflow.simulator.orders;

import io.vendflow.sale.MerchantSerialNumber;

/** What must be remembered about categories and images. */
public sealed interface OrderChange {

    /** A new category, or the present one of an order. */
    record Categorized(Category category) implements OrderChange {}

    /** A category is gone. */
    record Deleted(MerchantSerialNumber msn, String categoryId) implements OrderChange {}

    /** A new image. */
    record Added(Image image) implements OrderChange {}
}
