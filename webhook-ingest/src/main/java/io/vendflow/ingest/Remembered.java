package io.vendflow.ingest;

import io.vendflow.sale.PaymentReference;
import java.time.Instant;

/** What is remembered of a payment. At most one of these exists per reference. */
public sealed interface Remembered permits OpenPayment, ClosedPayment, EarlyWebhook {

    PaymentReference reference();

    /** When something is to be done about it: looked at, or forgotten. */
    Instant dueAt();
}
