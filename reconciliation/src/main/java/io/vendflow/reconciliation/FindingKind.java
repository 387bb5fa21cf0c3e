package io.vendflow.reconciliation;

/** Every kind of difference there is a name for. The names are part of what programs read. */
public enum FindingKind {
    OPEN_MONEY(Severity.CRITICAL, "authorized and neither captured nor released"),
    CAPTURED_WITHOUT_VEND(Severity.CRITICAL, "captured without a vend"),
    VENDED_WITHOUT_CAPTURE(Severity.WARNING, "vended without capture"),
    AMOUNTS_DIFFER(Severity.CRITICAL, "amounts differ"),
    CAPTURED_TWICE(Severity.CRITICAL, "captured twice"),
    REFUND_MISSING(Severity.CRITICAL, "refund missing"),
    RECEIPT_MISSING(Severity.WARNING, "receipt missing"),
    PAYMENT_UNFINISHED(Severity.WARNING, "created at Vipps, and the log does not say how it ended"),
    UNKNOWN_TO_LOG(Severity.CRITICAL, "payment at Vipps unknown to the log"),
    UNKNOWN_AT_VIPPS(Severity.CRITICAL, "in the log and unknown at Vipps"),
    LEDGER_WITHOUT_CAPTURE(Severity.CRITICAL, "ledger entry without a capture or refund in the log"),
    NOT_IN_LEDGER(Severity.WARNING, "capture or refund not yet in the ledger"),
    LEDGER_DOES_NOT_ADD_UP(Severity.CRITICAL, "the ledger does not add up"),
    WEBHOOK_MISSING(Severity.INFO, "webhook never came, polling saved it"),
    UNKNOWN_VEND_OPEN(Severity.WARNING, "unknown vend still open"),
    DEAD_LETTER(Severity.WARNING, "dead letter waiting"),
    LOG_INCOMPLETE(Severity.WARNING, "the log is incomplete");

    private final Severity severity;
    private final String title;

    FindingKind(Severity severity, String title) {
        this.severity = severity;
        this.title = title;
    }

    public Severity severity() {
        return severity;
    }

    /** In words for people. */
    public String title() {
        return title;
    }
}
