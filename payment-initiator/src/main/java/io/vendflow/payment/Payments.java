package io.vendflow.payment;

import io.vendflow.sale.Sale;
import org.jspecify.annotations.Nullable;

/** Payments at Vipps, as far as this step needs them. */
public interface Payments {

    /**
     * Asks for the payment of a sale. The same sale and picture give the same request, to the byte, and the same key.
     *
     * @param picture what Vipps is to draw; null when the text of the QR is wanted
     */
    Creation create(Sale sale, @Nullable QrPicture picture);

    /** Fetches what Vipps drew, from where it said. */
    Drawing fetch(Sale sale, String link, QrPicture picture);

    /** Looks at the payment that has the sale's reference. */
    Lookup find(Sale sale);
}
