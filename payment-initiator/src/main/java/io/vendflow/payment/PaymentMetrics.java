package io.vendflow.payment;

import java.time.Duration;

/**
 * What is counted. Every handling of a request ends in exactly one {@link Result}; an unresolved one is handled again, so
 * requests = created + adopted + stale + reference_used + refused, and unresolved counts the detours. Alert when
 * unresolved grows while created does not.
 */
public interface PaymentMetrics {

    /** @param sinceRequest from the machine's request until now: what the customer waited */
    void ended(Result result, Duration sinceRequest);

    /** How one handling ended. */
    enum Result {
        CREATED,
        /** The payment was there already, from an attempt that we never heard the answer of. */
        ADOPTED,
        STALE,
        REFERENCE_USED,
        REFUSED,
        UNRESOLVED
    }
}
