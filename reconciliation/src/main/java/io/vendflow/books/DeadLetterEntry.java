package io.vendflow.books;

import java.time.Instant;

/**
 * A dead letter of the log.
 *
 * @param subject the reference of the sale it is about, or empty
 * @param about id of the event that became one, or empty
 * @param machine its key, or empty
 * @param from where the message came from
 */
public record DeadLetterEntry(
        String id,
        String subject,
        String about,
        String machine,
        String from,
        String producer,
        String code,
        String message,
        Instant at,
        Place place) {

    /** As a fact of the sale that it is about. */
    Happening toFact() {
        return new Happening(Kind.DEAD_LETTER, id, about, producer, at, 0, code, "", about, place);
    }
}
