package io.vendflow.vipps.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the ledgers that the keys may read.
 *
 * @param cursor where the next page begins, or null when this was the last
 */
public record LedgerPage(List<Ledger> ledgers, @Nullable String cursor) {

    public LedgerPage {
        ledgers = List.copyOf(ledgers);
    }
}
