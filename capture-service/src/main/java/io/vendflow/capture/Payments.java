package io.vendflow.capture;

import io.vendflow.sale.Amount;
import io.vendflow.sale.Sale;

/** Payments at Vipps, as far as this step needs them. */
public interface Payments {

    /** Takes an amount. There is one capture per sale, so the key is the sale's alone: no two amounts can both be taken. */
    Attempt capture(Sale sale, Amount amount);

    /**
     * Lets go of whatever is not captured.
     *
     * @param purpose goes into the key: Vipps repeats a refusal for the same key for ever, so another purpose needs another
     */
    Attempt cancel(Sale sale, String purpose);

    /** Looks at the payment. The only source of truth about money. */
    Reading read(Sale sale);
}
