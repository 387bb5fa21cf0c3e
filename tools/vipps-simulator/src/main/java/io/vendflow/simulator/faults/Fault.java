package io.vendflow.simulator.faults;

/** What can go wrong on demand. */
public enum Fault {
    /** Answers 500 without doing anything. */
    STATUS_500,
    /** Does what was asked, and never says so. */
    TIMEOUT_AFTER_WORK,
    /** Closes the connection without doing anything. */
    CONNECTION_RESET,
    /** Does nothing and never answers. */
    NO_ANSWER,
    /** Takes a webhook for delivered without sending it. */
    WEBHOOK_LOST,
    /** Sends a webhook twice. */
    WEBHOOK_DOUBLED;

    boolean isOfWebhooks() {
        return this == WEBHOOK_LOST || this == WEBHOOK_DOUBLED;
    }
}
