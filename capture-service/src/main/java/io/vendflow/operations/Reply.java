package io.vendflow.operations;

/** What became of an operator's command. */
public sealed interface Reply {

    /**
     * It is in the log, and the usual flow does it.
     *
     * @param repeated whether it was there before
     */
    record Accepted(String eventId, boolean repeated, String message) implements Reply {}

    /** The log knows no such sale. */
    record Unknown(String message) implements Reply {}

    /**
     * It would be wrong.
     *
     * @param code stable word for programs
     * @param message why, and what to do instead
     */
    record Refused(String code, String message) implements Reply {}
}
