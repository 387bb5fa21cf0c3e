package io.vendflow.reconciliation;

/** Does what findings propose. */
public interface Repairs {

    /**
     * Safe to repeat: the event has the id of its fact.
     *
     * @param finding one with a repair
     * @param by who answers for it
     * @throws io.vendflow.books.LogUnavailableException when it is not certain that it was done
     */
    void mend(Finding finding, String by);
}
