package io.vendflow.gateway;

/** What becomes of a reservation when nobody has said in time what was dispensed. */
public enum UnknownVendPolicy {
    /** Let it go: the customer gets the benefit of the doubt. */
    RELEASE,
    /** Take it: everything counts as dispensed. */
    CAPTURE,
    /** Leave it to an operator. */
    HOLD
}
