package io.vendflow.ingest;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import java.time.Instant;

/** A payment is to be read from Vipps. */
public record LookUp(
        PaymentReference reference, MerchantSerialNumber merchantSerialNumber, Instant startedAt, Reason reason) {

    /** Why we look just now. */
    public enum Reason {
        WEBHOOK,
        POLL
    }
}
