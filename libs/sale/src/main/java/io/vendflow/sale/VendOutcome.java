package io.vendflow.sale;

/** How a vend ended, as far as anybody said. DISPENSED is MDB's VEND SUCCESS, FAILED its VEND FAILURE. */
public enum VendOutcome {
    DISPENSED,
    PARTIAL,
    FAILED,
    /** No report came in time; one may still come. */
    UNKNOWN
}
