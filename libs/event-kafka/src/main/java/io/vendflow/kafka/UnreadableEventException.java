package io.vendflow.kafka;

/** The bytes are not an event of the topic they came on, and never will be: a dead letter. */
public final class UnreadableEventException extends RuntimeException {

    public UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }

    public UnreadableEventException(String message) {
        super(message);
    }
}
