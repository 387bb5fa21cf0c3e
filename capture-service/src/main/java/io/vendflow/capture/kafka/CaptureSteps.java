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
import java.util.List;

/** The receipt is there, or never will be: now the money. */
final class CaptureSteps {

    private final CapturePayment capturePayment;
    private final ReleaseSteps releases;
    private final CaptureEvents events;

    CaptureSteps(CapturePayment capturePayment, ReleaseSteps releases, CaptureEvents events) {
        this.capturePayment = capturePayment;
        this.releases = releases;
        this.events = events;
    }

    List<Emission<?>> receiptAttached(ReceiptAttached event) {
        return capture(event.getMeta(), event.getSale(), event.getAmount());
    }

    List<Emission<?>> receiptFailed(ReceiptFailed event) {
        return capture(event.getMeta(), event.getSale(), event.getAmount());
    }

    private List<Emission<?>> capture(Meta cause, Sale eventSale, long minorUnits) {
        io.vendflow.sale.Sale sale = SaleMapper.fromEvent(eventSale);
        Amount amount = CaptureEvents.amount(minorUnits, sale);
        if (amount.isZero()) {
            // Only what costs nothing was dispensed, and Vipps captures no zero: all of it is the rest.
            return releases.release(cause, eventSale, ReleaseReason.REMAINDER);
        }
        return switch (capturePayment.capture(sale, amount)) {
            case CaptureOutcome.Captured captured -> List.of(events.captured(cause, eventSale, captured));
            case CaptureOutcome.Failed failed -> List.of(events.failed(cause, eventSale, amount, failed));
            case CaptureOutcome.Unresolved unresolved ->
                throw new RetryLaterException(
                        unresolved.doubt().why(), unresolved.doubt().notBefore(), null);
        };
    }
}
