package io.vendflow.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a machine's request for a payment ended. */
public sealed interface Initiation {

    /**
     * The customer can pay.
     *
     * @param qrText what the QR says, or the link to its picture when Vipps drew it
     * @param qrImage the picture, when Vipps drew it
     * @param expiresAt when the machine must stop showing the QR
     */
    record Created(String qrText, byte @Nullable [] qrImage, Instant expiresAt) implements Initiation {}

    /**
     * There will be no payment.
     *
     * @param code stable word for programs
     * @param message what is wrong, in words for a technician
     */
    record Rejected(String code, String message) implements Initiation {}

    /** Ask again: with the same key and the same bytes it is safe. */
    record Unresolved(Doubt doubt) implements Initiation {}
}
