package io.vendflow.simulator.orders;

import org.jspecify.annotations.Nullable;

/**
 * A link to the merchant that the app shows with an order.
 *
 * @param type GENERAL, RECEIPT, ORDER_CONFIRMATION, DELIVERY, TICKET or BOOKING
 * @param imageId of an image that was added before, or null
 * @param ofVersion2 the one that a PUT overwrites
 */
public record Category(
        String id,
        OrderId order,
        String type,
        String url,
        @Nullable String imageId,
        boolean ofVersion2) {}
