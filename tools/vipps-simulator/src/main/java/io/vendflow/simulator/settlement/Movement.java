package io.vendflow.simulator.settlement;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.simulator.payments.EventName;
import io.vendflow.simulator.payments.LedgerEntry;
import io.vendflow.simulator.payments.PaymentEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Money that moved between a customer and a sales unit.
 *
 * @param capture else a refund
 * @param pspReference the event's own
 * @param amount in minor units, positive both ways
 */
public record Movement(
        MerchantSerialNumber msn, boolean capture, String pspReference, String reference, long amount, Instant time) {

    /** The movement in what the payments write down, if there is one. */
    static Optional<Movement> in(LedgerEntry entry) {
        return entry instanceof LedgerEntry.Changed changed && changed.event() != null
                ? of(changed, changed.event())
                : Optional.empty();
    }

    private static Optional<Movement> of(LedgerEntry.Changed changed, PaymentEvent event) {
        boolean moves = event.name() == EventName.CAPTURED || event.name() == EventName.REFUNDED;
        return moves && event.success()
                ? Optional.of(new Movement(
                        changed.id().msn(),
                        event.name() == EventName.CAPTURED,
                        event.pspReference(),
                        changed.id().reference().value(),
                        event.amount().minorUnits(),
                        event.timestamp()))
                : Optional.empty();
    }

    /**
     * What it does to the books: a refund gives no fee back.
     *
     * @param feeRate in hundredths of a percent, rounded half up; a fee of nothing is no entry
     */
    List<Posting> postings(int feeRate) {
        List<Posting> postings = new ArrayList<>();
        EntryType type = capture ? EntryType.CAPTURE : EntryType.REFUND;
        postings.add(new Posting(Topic.FUNDS, type, pspReference, reference, capture ? amount : -amount, time));
        long fee = capture ? (amount * feeRate + 5_000) / 10_000 : 0;
        if (fee > 0) {
            postings.add(new Posting(Topic.FEES, EntryType.CAPTURE_FEE, pspReference, reference, -fee, time));
        }
        return postings;
    }
}
