package io.vendflow.kafka.consume;

/**
 * The record was understood, and what it asks for can never be done: a dead letter that an operator should read, at once
 * and without another attempt.
 */
public final class PermanentFailureException extends RuntimeException {

    private final String code;

    /**
     * @param code stable word for programs, such as ALREADY_CAPTURED
     * @param message what is wrong and what to do about it, in words for an operator
     */
    public PermanentFailureException(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
