package io.vendflow.reconciliation;

/** How soon somebody should look. */
public enum Severity {
    /** Money and goods agree; worth knowing. */
    INFO,
    /** Within days. */
    WARNING,
    /** Money is or may be in the wrong place: today. */
    CRITICAL
}
