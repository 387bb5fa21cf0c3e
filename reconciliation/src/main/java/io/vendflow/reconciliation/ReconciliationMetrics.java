package io.vendflow.reconciliation;

/**
 * What the dashboard sees of the runs. Findings are those of the last run that came to an end; a run that could not be
 * finished leaves them as they are, so alert on the age of the last run too.
 */
public interface ReconciliationMetrics {

    void ended(Report report);

    /** There is no report. */
    void failed();
}
