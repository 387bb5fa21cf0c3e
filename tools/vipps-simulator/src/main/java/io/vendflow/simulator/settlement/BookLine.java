package io.vendflow.simulator.settlement;

import io.vendflow.sale.MerchantSerialNumber;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must be remembered about the books. Captures and refunds are not among it while the simulator runs: the payments
 * have written them down already, in the order in which they were posted.
 */
public sealed interface BookLine {

    /** What the fees of the captures after it were. */
    record FeeRate(int hundredthsOfPercent) implements BookLine {}

    /** A day and all before it have ended. */
    record Closed(MerchantSerialNumber msn, LocalDate day) implements BookLine {}

    /** An entry that nothing stands behind. */
    record Planted(MerchantSerialNumber msn, Posting posting) implements BookLine {}

    /**
     * Movements that are not to be posted.
     *
     * @param reference those of one payment, or null
     * @param next so many more of any payment
     */
    record Withheld(MerchantSerialNumber msn, @Nullable String reference, int next) implements BookLine {}

    /** What was held back is posted after all. */
    record Released(MerchantSerialNumber msn) implements BookLine {}

    /** An entry, written when the log is made shorter. */
    record KeptEntry(MerchantSerialNumber msn, Topic topic, Entry entry) implements BookLine {}

    /** A movement that is held back, written when the log is made shorter. */
    record KeptBack(Movement movement) implements BookLine {}

    /** What else a book knows, written when the log is made shorter. */
    record KeptBook(
            MerchantSerialNumber msn,
            @Nullable LocalDate closed,
            long payouts,
            Set<String> references,
            int next,
            int fundsDropped,
            int feesDropped)
            implements BookLine {}
}
