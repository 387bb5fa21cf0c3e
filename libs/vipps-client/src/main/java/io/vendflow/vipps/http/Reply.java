package io.vendflow.vipps.http;

import io.vendflow.vipps.Uncertainty;
import org.jspecify.annotations.Nullable;

/** What came back from one HTTP request. */
public sealed interface Reply {

    /**
     * An answer with a status.
     *
     * @param retryAfter the header as it came, or null
     */
    record Answered(int status, @Nullable String retryAfter, Body body) implements Reply {}

    /** Nothing, or too late. */
    record Unanswered(Uncertainty uncertainty) implements Reply {}

    /**
     * The text of an answer.
     *
     * @param whole false when it broke off or was longer than we read
     */
    record Body(String text, boolean whole) {}
}
