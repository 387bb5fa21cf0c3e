package io.vendflow.vipps.http;

/** The answer is not what Vipps' specification promises, in a place that matters. */
public final class UnreadableAnswerException extends Exception {

    private static final long serialVersionUID = 1;

    public UnreadableAnswerException(String message) {
        super(message);
    }

    public UnreadableAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
