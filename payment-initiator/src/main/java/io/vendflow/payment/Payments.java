package io.vendflow.payment;

import io.vendflow.sale.Sale;

/** Payments at Vipps, as far as this step needs them. */
public interface Payments {

    /** Asks for the payment of a sale. The same sale gives the same request, to the byte, and the same key. */
    Creation create(Sale sale);

    /** Looks at the payment that has the sale's reference. */
    Lookup find(Sale sale);
}
