package io.vendflow.vipps.order;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A link to the operator that the app shows with a payment (facts sheet 4.3).
 *
 * @param orderDetailsUrl where it leads to
 * @param imageId of an image added before, or null
 */
public record Category(
        Kind kind, URI orderDetailsUrl, @Nullable String imageId) {

    /** @throws IllegalArgumentException when Vipps would refuse it */
    public Category {
        if (!orderDetailsUrl.isAbsolute()) {
            throw new IllegalArgumentException("the link of a category must be absolute: " + orderDetailsUrl);
        }
        if (imageId != null) {
            Image.checkId(imageId);
        }
    }

    /** What the link is called in the app. */
    public enum Kind {
        GENERAL,
        RECEIPT,
        ORDER_CONFIRMATION,
        DELIVERY,
        TICKET,
        BOOKING
    }
}
