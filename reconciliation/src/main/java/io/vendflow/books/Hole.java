package io.vendflow.books;

import java.time.Instant;

/**
 * Records that were in the log once and are not any more.
 *
 * @param kind what they told of
 * @param first the first that is still there, or the next to be written
 * @param until when the lost ones ended, at the latest
 */
public record Hole(Kind kind, Place first, Instant until) {

    public String inWords() {
        return "%s has lost its %d record%s before offset %d (until %s) in partition %d"
                .formatted(
                        first.topic(),
                        first.offset(),
                        first.offset() == 1 ? "" : "s",
                        first.offset(),
                        until,
                        first.partition());
    }
}
