package io.vendflow.vipps;

import java.util.function.Function;

/**
 * How a call to Vipps ended: done, refused, or nobody knows. A time-out is never a failure; money may have moved.
 *
 * @param <T> what Vipps answers when it did what was asked
 */
public sealed interface VippsOutcome<T> {

    /** Vipps did it. */
    record Done<T>(T value) implements VippsOutcome<T> {}

    /** Vipps said no; the same request will always be refused. */
    record Refused<T>(Refusal refusal) implements VippsOutcome<T> {}

    /** Nobody knows whether it happened, or it did not happen yet: repeat with the same key, or look. */
    record Unknown<T>(Uncertainty uncertainty) implements VippsOutcome<T> {}

    /** The same outcome with another value; refusals and uncertainties pass through unchanged. */
    default <R> VippsOutcome<R> map(Function<? super T, ? extends R> mapper) {
        return switch (this) {
            case Done<T>(T value) -> new Done<>(mapper.apply(value));
            case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
            case Unknown<T>(Uncertainty uncertainty) -> new Unknown<>(uncertainty);
        };
    }
}
