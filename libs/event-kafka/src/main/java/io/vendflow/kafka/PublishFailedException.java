package io.vendflow.kafka;

/** Kafka did not confirm an event: it may or may not be in the log. */
public final class PublishFailedException extends RuntimeException {

    public PublishFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
