package io.vendflow.capture;

import java.util.Locale;

/** Why a reservation, or the rest of it, is let go. */
public enum ReleaseReason {
    /** A reason that this version does not know. */
    UNSPECIFIED,
    BUTTON,
    SUPERSEDED,
    OFFLINE,
    LATE_AUTHORIZATION,
    VEND_FAILED,
    /** Less was dispensed than was authorized: the one reason that fits a payment of which something is captured. */
    REMAINDER,
    UNKNOWN_VEND,
    OPERATOR;

    /**
     * Names the intention in an idempotency key. The phase is part of it, because a cancellation that was refused while the
     * customer was deciding stays refused under its key, and must still be possible once the customer has approved.
     */
    String purposeIn(PaymentNow.Phase phase) {
        if (this == REMAINDER) {
            return "cancel-rest";
        }
        return "cancel-" + name().toLowerCase(Locale.ROOT) + "-" + phase.name().toLowerCase(Locale.ROOT);
    }
}
