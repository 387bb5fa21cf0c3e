package io.vendflow.capture.kafka;

import io.vendflow.capture.ReleaseOutcome;
import io.vendflow.capture.ReleasePayment;
import io.vendflow.capture.ReleaseReason;
import io.vendflow.events.CancelRequested;
import io.vendflow.events.CaptureMode;
import io.vendflow.events.Captured;
import io.vendflow.events.Meta;
import io.vendflow.events.Sale;
import io.vendflow.events.VendReported;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.kafka.consume.PermanentFailureException;
import io.vendflow.kafka.consume.RetryLaterException;
import java.util.List;

/** Nothing was dispensed, somebody gave the sale up, or less was captured than is reserved: let go. */
final class ReleaseSteps {

    private final ReleasePayment releasePayment;
    private final CaptureEvents events;

    ReleaseSteps(ReleasePayment releasePayment, CaptureEvents events) {
        this.releasePayment = releasePayment;
        this.events = events;
    }

    /** A sale that was captured on authorization has nothing to let go; giving it back is a refund. */
    List<Emission<?>> vendReported(VendReported event) {
        if (event.getSale().getCaptureMode() == CaptureMode.ON_AUTHORIZATION || !nothingWasDispensed(event)) {
            return List.of();
        }
        return release(event.getMeta(), event.getSale(), ReleaseReason.VEND_FAILED);
    }

    /** The exact opposite of what receipt-service makes a receipt for, so that every report has one of the two ends. */
    private static boolean nothingWasDispensed(VendReported event) {
        return switch (event.getOutcome()) {
            case FAILED -> true;
            case DISPENSED, PARTIAL -> event.getDispensed().isEmpty();
            case UNKNOWN -> false;
        };
    }

    List<Emission<?>> cancelRequested(CancelRequested event) {
        return release(event.getMeta(), event.getSale(), CaptureEvents.reason(event.getReason()));
    }

    /**
     * Lets go of the rest only when it is in the log what was captured: the machine hears of its money at once, even
     * while the rest has to wait.
     */
    List<Emission<?>> captured(Captured event) {
        if (event.getAmount() >= event.getSale().getAmount()) {
            return List.of();
        }
        return release(event.getMeta(), event.getSale(), ReleaseReason.REMAINDER);
    }

    List<Emission<?>> release(Meta cause, Sale eventSale, ReleaseReason reason) {
        return switch (releasePayment.release(SaleMapper.fromEvent(eventSale), reason)) {
            case ReleaseOutcome.Released released -> List.of(events.released(cause, eventSale, reason, released));
            case ReleaseOutcome.Impossible(String code, String message) ->
                throw new PermanentFailureException(code, message);
            case ReleaseOutcome.Unresolved unresolved ->
                throw new RetryLaterException(
                        unresolved.doubt().why(), unresolved.doubt().notBefore(), null);
        };
    }
}
