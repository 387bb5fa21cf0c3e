package io.vendflow.simulator.settlement;

import java.util.List;

/**
 * Some entries of a ledger.
 *
 * @param next where the page after this one begins
 * @param full whether it has as many entries as fit; there may or may not be more
 * @param tryLater whether what was asked for is not complete yet
 */
public record Page(List<Entry> entries, long next, boolean full, boolean tryLater) {

    public Page {
        entries = List.copyOf(entries);
    }
}
