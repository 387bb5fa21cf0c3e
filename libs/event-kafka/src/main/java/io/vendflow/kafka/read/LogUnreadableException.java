package io.vendflow.kafka.read;

import org.jspecify.annotations.Nullable;

/** The log could not be read; nothing is known of what it says. */
public final class LogUnreadableException extends RuntimeException {

    public LogUnreadableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
