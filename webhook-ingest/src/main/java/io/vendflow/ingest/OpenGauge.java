package io.vendflow.ingest;

import io.vendflow.sale.PaymentReference;
import java.time.Instant;

/** One share's part in the count of open payments. */
public interface OpenGauge {

    void opened(PaymentReference reference, Instant openedAt);

    void closed(PaymentReference reference);

    /** The share went to another instance, or will be begun again: what it counted no longer counts. */
    void end();
}
