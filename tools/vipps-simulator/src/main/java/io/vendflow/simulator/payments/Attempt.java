package io.vendflow.simulator.payments;

import io.vendflow.sale.MerchantSerialNumber;
import org.jspecify.annotations.Nullable;

/**
 * One request as it arrived, as far as idempotency is concerned.
 *
 * @param reference as sent, possibly not a valid one
 * @param key the Idempotency-Key, when one was sent
 * @param fingerprint equal for requests that mean the same
 */
public record Attempt(
        MerchantSerialNumber msn,
        Operation operation,
        String reference,
        @Nullable String key,
        String fingerprint) {

    /** What does not come from the merchant carries no key. */
    static Attempt fromOutside(PaymentId id, Operation operation) {
        return new Attempt(id.msn(), operation, id.reference().value(), null, "");
    }

    boolean means(Attempt other) {
        return operation == other.operation
                && reference.equals(other.reference)
                && fingerprint.equals(other.fingerprint);
    }

    /** The refusal for a key that was used before for something else: two operations have codes of their own. */
    ErrorCode conflictWith(Attempt first) {
        if (operation != first.operation || !reference.equals(first.reference)) {
            return ErrorCode.IDEMPOTENCY_ERROR;
        }
        return switch (operation) {
            case CAPTURE -> ErrorCode.CAPTURE_IDEMPOTENCY_CONFLICT;
            case REFUND -> ErrorCode.REFERENCE_EXISTS;
            case CREATE, CANCEL, APPROVE, DECLINE, EXPIRE -> ErrorCode.IDEMPOTENCY_ERROR;
        };
    }
}
