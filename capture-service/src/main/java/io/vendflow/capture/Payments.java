package io.vendflow.capture;

import io.vendflow.sale.Amount;
import io.vendflow.sale.Sale;

/** Payments at Vipps, as far as this step needs them. */
public interface Payments {

    /** Takes an amount. There is one capture per sale, so the key is the sale's alone: no two amounts can both be taken. */
    Attempt capture(Sale sale, Amount amount);

    /**
     * Takes everything, where Vipps has refused to take a part. That refusal keeps its key for ever, so this has another;
     * still only one of the two can ever succeed.
     */
    Attempt captureInFull(Sale sale);

    /**
     * Lets go of whatever is not captured.
     *
     * @param purpose goes into the key: Vipps repeats a refusal for the same key for ever, so another purpose needs another
     */
    Attempt cancel(Sale sale, String purpose);

    /**
     * Gives an amount back.
     *
     * @param request names the request for the refund, and goes into the key: a sale may have several
     */
    Attempt refund(Sale sale, Amount amount, String request);

    /** Whether that request for a refund was carried out, by Vipps' own log of the payment. */
    Evidence wasRefunded(Sale sale, String request);

    /** Looks at the payment. The only source of truth about money. */
    Reading read(Sale sale);
}
