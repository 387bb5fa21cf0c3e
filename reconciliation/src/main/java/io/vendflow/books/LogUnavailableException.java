package io.vendflow.books;

import org.jspecify.annotations.Nullable;

/** The log, or the registry that its events are written with, does not answer. */
public final class LogUnavailableException extends RuntimeException {

    public LogUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
