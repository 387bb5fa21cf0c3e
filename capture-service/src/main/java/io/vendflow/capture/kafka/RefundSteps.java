package io.vendflow.capture.kafka;

import io.vendflow.capture.RefundOutcome;
import io.vendflow.capture.RefundPayment;
import io.vendflow.events.RefundRequested;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.kafka.UnreadableEventException;
import io.vendflow.kafka.consume.PermanentFailureException;
import io.vendflow.kafka.consume.RetryLaterException;
import io.vendflow.sale.Sale;
import java.util.List;

/** Somebody, or what happened to a sale, asks to give money back. */
public final class RefundSteps {

    private final RefundPayment refundPayment;
    private final CaptureEvents events;

    public RefundSteps(RefundPayment refundPayment, CaptureEvents events) {
        this.refundPayment = refundPayment;
        this.events = events;
    }

    public List<Emission<?>> refundRequested(RefundRequested event) {
        if (event.getAmount() <= 0) {
            throw new UnreadableEventException("there is nothing to give back: " + event.getAmount());
        }
        Sale sale = SaleMapper.fromEvent(event.getSale());
        RefundOutcome outcome = refundPayment.refund(
                sale,
                CaptureEvents.amount(event.getAmount(), sale),
                event.getMeta().getId(),
                event.getMeta().getOccurredAt());
        return switch (outcome) {
            case RefundOutcome.Refunded() -> List.of(events.refunded(event));
            case RefundOutcome.NothingOwed() when isOurOwn(event) -> List.of();
            case RefundOutcome.NothingOwed() ->
                throw new PermanentFailureException(
                        "NOTHING_OWED", "nothing is captured that was not given back already");
            case RefundOutcome.Impossible(String code, String message) ->
                throw new PermanentFailureException(code, message);
            case RefundOutcome.Unresolved unresolved ->
                throw new RetryLaterException(
                        unresolved.doubt().why(), unresolved.doubt().notBefore(), null);
        };
    }

    private static boolean isOurOwn(RefundRequested event) {
        return event.getRequestedBy().equals(CaptureEvents.PRODUCER);
    }
}
