package io.vendflow.simulator.payments;

/** Where the ledger writes what happened, before anybody hears of it. */
@FunctionalInterface
public interface LedgerLog {

    /** @throws java.io.UncheckedIOException when it cannot be written; then it has not happened */
    void append(LedgerEntry entry);
}
