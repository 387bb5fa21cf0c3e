package io.vendflow.ingest;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that overtook the PaymentCreated of its payment.
 *
 * @param merchantSerialNumber the merchant whose signature it had
 * @param hintedAt when the last one came that is a reason to look, or null when it only told of the creation
 */
public record EarlyWebhook(
        PaymentReference reference,
        MerchantSerialNumber merchantSerialNumber,
        Instant receivedAt,
        @Nullable Instant hintedAt)
        implements Remembered {

    /** PaymentCreated is behind by moments; a webhook without one is about a payment that is not ours, or long over. */
    static final Duration REMEMBERED_FOR = Duration.ofMinutes(15);

    @Override
    public Instant dueAt() {
        return receivedAt.plus(REMEMBERED_FOR);
    }
}
