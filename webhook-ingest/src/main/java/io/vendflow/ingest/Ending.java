package io.vendflow.ingest;

import io.vendflow.sale.Amount;
import io.vendflow.sale.Sale;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a payment ended, to be told once. */
public sealed interface Ending {

    Sale sale();

    /** Id of the PaymentCreated whose payment this is. */
    String causationId();

    /** When we learned of it. */
    Instant foundAt();

    /** The customer approved; as Vipps says on reading it back. */
    record Authorized(
            Sale sale,
            String causationId,
            Amount amount,
            String pspReference,
            Instant authorizedAt,
            @Nullable Instant captureGuaranteedUntil,
            Instant foundAt)
            implements Ending {}

    /** Nothing was ever reserved. */
    record Unpaid(Sale sale, String causationId, UnpaidEnd end, Instant foundAt) implements Ending {}
}
