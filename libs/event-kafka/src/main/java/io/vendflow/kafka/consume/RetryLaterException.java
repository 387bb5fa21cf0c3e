package io.vendflow.kafka.consume;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The record cannot be finished now, and nothing is wrong with it: it is handled again, for as long as it takes, while
 * the records of other keys go on.
 */
public final class RetryLaterException extends RuntimeException {

    private final @Nullable Duration notBefore;

    /** @param notBefore how long to wait at least, when the other side said so */
    public RetryLaterException(String message, @Nullable Duration notBefore, @Nullable Throwable cause) {
        super(message, cause);
        this.notBefore = notBefore;
    }

    public RetryLaterException(String message) {
        this(message, null, null);
    }

    public @Nullable Duration notBefore() {
        return notBefore;
    }
}
