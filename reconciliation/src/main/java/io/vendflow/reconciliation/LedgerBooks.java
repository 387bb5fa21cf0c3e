package io.vendflow.reconciliation;

import java.time.LocalDate;

/** Vipps' ledgers, day by day. Only ever read. */
public interface LedgerBooks {

    /**
     * All ledgers of the merchants whose keys this installation has.
     *
     * @param from first day
     * @param to last day
     */
    LedgerReading read(LocalDate from, LocalDate to);
}
