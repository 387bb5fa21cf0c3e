package io.vendflow.capture.kafka;

import io.vendflow.capture.ReleaseOutcome;
import io.vendflow.capture.ReleasePayment;
import io.vendflow.capture.ReleaseReason;
import io.vendflow.events.CancelRequested;
import io.vendflow.events.CaptureMode;
import io.vendflow.events.Captured;
import io.vendflow.events.Meta;
import io.vendflow.events.Sale;
import io.vendflow.events.VendOutcome;
import io.vendflow.events.VendReported;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.kafka.consume.PermanentFailureException;
import io.vendflow.kafka.consume.RetryLaterException;
import io.vendflow.sale.Amount;
import java.util.List;

/** Nothing was dispensed, somebody gave the sale up, or less was captured than is reserved: let go. */
public final class ReleaseSteps {

    private final ReleasePayment releasePayment;
    private final CaptureEvents events;

    public ReleaseSteps(ReleasePayment releasePayment, CaptureEvents events) {
        this.releasePayment = releasePayment;
        this.events = events;
    }

    public List<Emission<?>> vendReported(VendReported event) {
        if (nothingWasDispensed(event)) {
            return release(event.getMeta(), event.getSale(), ReleaseReason.VEND_FAILED);
        }
        long notDispensed = event.getSale().getAmount() - event.getDispensedAmount();
        if (isCapturedOnAuthorization(event.getSale())
                && event.getOutcome() == VendOutcome.PARTIAL
                && notDispensed > 0) {
            return List.of(events.refundRequested(event.getMeta(), event.getSale(), notDispensed, "PARTIAL_VEND"));
        }
        return List.of();
    }

    private static boolean isCapturedOnAuthorization(Sale sale) {
        return sale.getCaptureMode() == CaptureMode.ON_AUTHORIZATION;
    }

    /** The exact opposite of what receipt-service makes a receipt for, so that every report has one of the two ends. */
    private static boolean nothingWasDispensed(VendReported event) {
        return switch (event.getOutcome()) {
            case FAILED -> true;
            case DISPENSED, PARTIAL -> event.getDispensed().isEmpty();
            case UNKNOWN -> false;
        };
    }

    public List<Emission<?>> cancelRequested(CancelRequested event) {
        return release(event.getMeta(), event.getSale(), CaptureEvents.reason(event.getReason()));
    }

    /**
     * Lets go of the rest only when it is in the log what was captured: the machine hears of its money at once, even
     * while the rest has to wait.
     */
    public List<Emission<?>> captured(Captured event) {
        if (event.getAmount() >= event.getSale().getAmount()) {
            return List.of();
        }
        return release(event.getMeta(), event.getSale(), ReleaseReason.REMAINDER);
    }

    List<Emission<?>> release(Meta cause, Sale eventSale, ReleaseReason reason) {
        return switch (releasePayment.release(SaleMapper.fromEvent(eventSale), reason)) {
            case ReleaseOutcome.Released released -> List.of(events.released(cause, eventSale, reason, released));
            case ReleaseOutcome.CapturedBefore(Amount left) when left.isZero() -> List.of();
            case ReleaseOutcome.CapturedBefore(Amount left) ->
                List.of(events.refundRequested(cause, eventSale, left.minorUnits(), reason.name()));
            case ReleaseOutcome.Impossible(String code, String message) ->
                throw new PermanentFailureException(code, message);
            case ReleaseOutcome.Unresolved unresolved ->
                throw new RetryLaterException(
                        unresolved.doubt().why(), unresolved.doubt().notBefore(), null);
        };
    }
}
