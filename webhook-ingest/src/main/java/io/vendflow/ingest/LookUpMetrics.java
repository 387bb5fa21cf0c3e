package io.vendflow.ingest;

/**
 * What is counted about looking. Every look ends in one {@link Found}; endings = approved + unpaid. When endings found by
 * polling outnumber those found by a webhook, webhooks do not reach us.
 */
public interface LookUpMetrics {

    void looked(Found found);

    /** @param reason what made us look when we found it */
    void ended(Ending ending, LookUp.Reason reason);
}
