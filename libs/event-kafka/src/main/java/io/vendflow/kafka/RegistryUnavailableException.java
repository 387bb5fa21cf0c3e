package io.vendflow.kafka;

/** The schema registry could not be asked. Nothing is wrong with the event: wait and try again. */
public final class RegistryUnavailableException extends RuntimeException {

    public RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
