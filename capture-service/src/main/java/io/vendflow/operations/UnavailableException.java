package io.vendflow.operations;

import org.jspecify.annotations.Nullable;

/** Not now: Kafka or the registry does not answer. Nothing, or nothing certain, was done; the same command again is safe. */
public final class UnavailableException extends RuntimeException {

    public UnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
