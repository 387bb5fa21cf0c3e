package io.vendflow.reconciliation;

/** What the log is held against, beside what machines said. */
public enum Against {
    /** Nothing more, and nobody is called. */
    LOG_ONLY,
    /** Each payment and its event log at Vipps. */
    VIPPS,
    /** The ledger of whole days by Vipps' Report API. */
    LEDGER
}
