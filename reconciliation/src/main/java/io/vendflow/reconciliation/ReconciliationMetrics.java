package io.vendflow.reconciliation;

/**
 * What the dashboard sees of the runs. Findings are those of the last run, which may not be all where questions were not
 * answered, so alert on those and on the age of the last complete run too.
 */
public interface ReconciliationMetrics {

    void ended(Report report);

    /** There is no report. */
    void failed();
}
