package io.vendflow.reconciliation;

/** Who is told how far a run has come. Called from any thread, often. */
public interface Progress {

    Progress NONE = (eventsRead, eventsInAll, sales) -> {};

    /** @param eventsInAll how many there are to be read, as far as is known */
    void at(long eventsRead, long eventsInAll, long sales);
}
