package io.vendflow.vipps.spring;

import org.jspecify.annotations.Nullable;

/** A key without which Vipps cannot be called is not configured. */
public final class VippsKeysMissingException extends RuntimeException {

    VippsKeysMissingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
