package io.vendflow.vipps.report;

import java.util.Locale;

/** The two accounts of a ledger (facts sheet 7). */
public enum Topic {
    /** Captures, refunds, payouts: what Vipps owes. */
    FUNDS,
    /** What Vipps charges, before it is taken out of the funds. */
    FEES;

    String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
