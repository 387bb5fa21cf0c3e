package io.vendflow.ingest;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.Traceparent;
import java.time.Instant;

/**
 * A payment is to be read from Vipps.
 *
 * @param trace where its PaymentCreated is in its trace
 */
public record LookUp(
        PaymentReference reference,
        MerchantSerialNumber merchantSerialNumber,
        Instant startedAt,
        Reason reason,
        Traceparent trace) {

    /** Why we look just now. */
    public enum Reason {
        WEBHOOK,
        POLL
    }
}
