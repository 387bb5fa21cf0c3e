package io.vendflow.operations;

import java.time.Instant;

/**
 * One event of a sale, as it stands in the log.
 *
 * @param type the event's name, such as PaymentRequested
 * @param causationId what caused it: the id of another event, a machine's message, an operator's command
 * @param details what it says beyond the sale, as a JSON object
 */
public record StoryEvent(
        Instant at, String type, String topic, String id, String causationId, String producer, String details) {}
