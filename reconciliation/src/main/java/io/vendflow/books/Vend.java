package io.vendflow.books;

import java.time.Instant;

/**
 * What somebody said was dispensed.
 *
 * @param worth in minor units
 * @param by who decided, when it was not the machine; else empty
 * @param place of the report in the log
 */
public record Vend(String outcome, long worth, String by, Instant at, Place place) {

    static final String UNKNOWN = "UNKNOWN";
}
