package io.vendflow.simulator.payments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Vipps adds to a request when it becomes a payment.
 *
 * @param token the secret of the QR link, at most 32 URL-safe characters
 * @param pspReference a UUID, the one that getPayment and the adjustments show
 * @param key the Idempotency-Key of the create, repeated by the AUTHORIZED event
 */
public record Origin(
        String token, String pspReference, @Nullable String key, Instant createdAt, Instant expiresAt) {}
