package io.vendflow.vipps;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why nobody knows how a call ended, or why it could not end yet.
 *
 * @param detail for people
 * @param retryAfter how long Vipps asked to wait, or null when it said nothing
 */
public record Uncertainty(
        Cause cause, String detail, @Nullable Duration retryAfter) {

    public Uncertainty(Cause cause, String detail) {
        this(cause, detail, null);
    }

    /** What got in the way. */
    public enum Cause {
        /** No answer in time, or the waiting thread was interrupted: the request may have been carried out. */
        TIMEOUT,
        /** No connection, or it broke before the answer. */
        UNREACHABLE,
        /** Vipps answered 5xx. */
        SERVER_ERROR,
        /** Too many calls for this reference (facts sheet 6). */
        RATE_LIMITED,
        /** Another operation is under way, or the customer is in 3-D Secure: 423, 6160, 6250, 6280. */
        LOCKED,
        /** The keys are wrong or the sales unit lacks the product: 401, 403. Repeating does not help before a person acts. */
        NOT_AUTHORIZED,
        /** Not asked, because this installation has no keys of the merchant. */
        NO_KEYS,
        /** Not asked, because the last calls for this merchant failed. */
        CIRCUIT_OPEN,
        /** Something was answered that is not Vipps' language, or not whole. */
        UNREADABLE_ANSWER
    }
}
