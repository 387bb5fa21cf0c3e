package io.vendflow.vipps.http;

import io.vendflow.vipps.Uncertainty;

/** What came of fetching a file. */
public sealed interface Download {

    /**
     * An answer with a status.
     *
     * @param contentType as it came, empty when there was none
     * @param whole false when it broke off or is longer than the limit
     */
    record Answered(int status, String contentType, byte[] bytes, boolean whole) implements Download {}

    /** Nothing, or too late. */
    record Unanswered(Uncertainty uncertainty) implements Download {}
}
