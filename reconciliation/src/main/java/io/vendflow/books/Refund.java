package io.vendflow.books;

import java.time.Instant;

/**
 * Somebody's wish that money be given back.
 *
 * @param id of the request
 * @param amount minor units
 * @param given whether it was
 * @param buried whether it became a dead letter
 */
public record Refund(
        String id, long amount, String reason, String by, Instant at, boolean given, boolean buried, Place place) {

    static final String AUTOMATIC = "capture-service";

    /** Whether it follows from what happened, and is no operator's decision. */
    public boolean isAutomatic() {
        return by.equals(AUTOMATIC);
    }
}
