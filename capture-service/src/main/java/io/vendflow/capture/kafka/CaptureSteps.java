package io.vendflow.capture.kafka;

import io.vendflow.capture.CaptureOutcome;
import io.vendflow.capture.CapturePayment;
import io.vendflow.capture.ReleaseReason;
import io.vendflow.events.Meta;
import io.vendflow.events.ReceiptAttached;
import io.vendflow.events.ReceiptFailed;
import io.vendflow.events.Sale;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.kafka.consume.RetryLaterException;
import io.vendflow.sale.Amount;
import java.util.ArrayList;
import java.util.List;

/** The receipt is there, or never will be: now the money. */
public final class CaptureSteps {

    private final CapturePayment capturePayment;
    private final ReleaseSteps releases;
    private final CaptureEvents events;

    public CaptureSteps(CapturePayment capturePayment, ReleaseSteps releases, CaptureEvents events) {
        this.capturePayment = capturePayment;
        this.releases = releases;
        this.events = events;
    }

    public List<Emission<?>> receiptAttached(ReceiptAttached event) {
        return capture(event.getMeta(), event.getSale(), event.getAmount());
    }

    public List<Emission<?>> receiptFailed(ReceiptFailed event) {
        return capture(event.getMeta(), event.getSale(), event.getAmount());
    }

    /** Where the sales unit cannot capture a part, the rest is given back. */
    private List<Emission<?>> captured(Meta cause, Sale sale, CaptureOutcome.Captured captured, long wanted) {
        List<Emission<?>> emissions = new ArrayList<>();
        emissions.add(events.captured(cause, sale, captured));
        long surplus = captured.amount().minorUnits() - wanted;
        if (surplus > 0) {
            emissions.add(events.refundRequested(cause, sale, surplus, "PART_NOT_CAPTURABLE"));
        }
        return emissions;
    }

    private List<Emission<?>> capture(Meta cause, Sale eventSale, long minorUnits) {
        io.vendflow.sale.Sale sale = SaleMapper.fromEvent(eventSale);
        Amount amount = CaptureEvents.amount(minorUnits, sale);
        if (amount.isZero()) {
            // Only what costs nothing was dispensed, and Vipps captures no zero: all of it is the rest.
            return releases.release(cause, eventSale, ReleaseReason.REMAINDER);
        }
        return switch (capturePayment.capture(sale, amount, cause.getOccurredAt())) {
            case CaptureOutcome.Captured captured -> captured(cause, eventSale, captured, minorUnits);
            case CaptureOutcome.LetGo() -> List.of();
            case CaptureOutcome.Failed failed -> List.of(events.failed(cause, eventSale, amount, failed));
            case CaptureOutcome.Unresolved unresolved ->
                throw new RetryLaterException(
                        unresolved.doubt().why(), unresolved.doubt().notBefore(), null);
        };
    }
}
