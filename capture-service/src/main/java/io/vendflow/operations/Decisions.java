package io.vendflow.operations;

/** Where decisions become events. */
public interface Decisions {

    /** The id of the event that a decision becomes. */
    String idOf(Decision decision);

    /**
     * Returns when it is in the log. A refund is then under way; anything else is put into one order with what the machine says,
     * and comes to nothing when that was first.
     *
     * @throws UnavailableException when that is not certain
     */
    void publish(Decision decision);
}
