package io.vendflow.books;

import java.time.Instant;

/**
 * One fact of a sale, as far as the books are concerned.
 *
 * @param id of the fact: the same fact, written twice, has the same
 * @param causationId id of the fact, message or command that caused it
 * @param producer the service that wrote it
 * @param at when it happened, as far as the producer knows
 * @param amount minor units; zero where the event names none
 * @param word what tells it from others of its kind: an outcome, a reason, an end, a code, a webhook's name
 * @param by who decided, when a person or a policy did; else empty
 * @param about of a dead letter the id of the event that became one, of a webhook
 *     the merchant it was sent to; else empty
 * @param place of the first record that says so
 */
public record Happening(
        Kind kind,
        String id,
        String causationId,
        String producer,
        Instant at,
        long amount,
        String word,
        String by,
        String about,
        Place place) {}
