package io.vendflow.operations;

/** Where decisions become events. */
public interface Decisions {

    /** The id of the event that a decision becomes. */
    String idOf(Decision decision);

    /**
     * Returns when the event is in the log.
     *
     * @throws UnavailableException when that is not certain
     */
    void publish(Decision decision);
}
