package io.vendflow.capture.kafka;

import io.vendflow.capture.CaptureOutcome;
import io.vendflow.capture.ReleaseOutcome;
import io.vendflow.capture.ReleaseReason;
import io.vendflow.events.CaptureFailed;
import io.vendflow.events.Captured;
import io.vendflow.events.Meta;
import io.vendflow.events.RefundRequested;
import io.vendflow.events.Refunded;
import io.vendflow.events.Released;
import io.vendflow.events.Sale;
import io.vendflow.events.Topics;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.UnreadableEventException;
import io.vendflow.sale.Amount;
import java.time.Clock;

/** What this step knows, as events, and back. */
public final class CaptureEvents {

    static final String PRODUCER = "capture-service";

    private final Clock clock;

    public CaptureEvents(Clock clock) {
        this.clock = clock;
    }

    Emission<Captured> captured(Meta cause, Sale sale, CaptureOutcome.Captured captured) {
        return Emission.of(
                Topics.CAPTURED,
                Captured.newBuilder()
                        .setMeta(meta(cause, "captured", sale.getReference()))
                        .setSale(sale)
                        .setAmount(captured.amount().minorUnits())
                        .setPspReference(captured.pspReference())
                        .build());
    }

    Emission<CaptureFailed> failed(Meta cause, Sale sale, Amount amount, CaptureOutcome.Failed failed) {
        return Emission.of(
                Topics.CAPTURE_FAILED,
                CaptureFailed.newBuilder()
                        .setMeta(meta(cause, "capture-failed", sale.getReference(), failed.code()))
                        .setSale(sale)
                        .setAmount(amount.minorUnits())
                        .setCode(failed.code())
                        .setMessage(failed.message())
                        .build());
    }

    Emission<Released> released(Meta cause, Sale sale, ReleaseReason reason, ReleaseOutcome.Released released) {
        return Emission.of(
                Topics.RELEASED,
                Released.newBuilder()
                        .setMeta(meta(
                                cause,
                                "released",
                                sale.getReference(),
                                // Let go for two reasons is let go once: the sums of the log must agree with Vipps'.
                                reason == ReleaseReason.REMAINDER ? "remainder" : "whole"))
                        .setSale(sale)
                        .setAmount(released.amount().minorUnits())
                        .setReason(io.vendflow.events.ReleaseReason.valueOf(reason.name()))
                        .build());
    }

    /**
     * Money to give back because of what happened, not because a person asks.
     *
     * @param reason a word that names the purpose; a sale has at most one refund for each
     */
    Emission<RefundRequested> refundRequested(Meta cause, Sale sale, long amount, String reason) {
        return Emission.of(
                Topics.REFUND_REQUESTED,
                RefundRequested.newBuilder()
                        // With the amount: what is left to give back may have become less since the last attempt.
                        .setMeta(meta(
                                cause,
                                "refund-requested",
                                sale.getReference(),
                                PRODUCER,
                                reason,
                                Long.toString(amount)))
                        .setSale(sale)
                        .setAmount(amount)
                        .setRequestedBy(PRODUCER)
                        .setReason(reason)
                        .build());
    }

    Emission<Refunded> refunded(RefundRequested request) {
        return Emission.of(
                Topics.REFUNDED,
                Refunded.newBuilder()
                        .setMeta(meta(
                                request.getMeta(),
                                "refunded",
                                request.getSale().getReference(),
                                request.getMeta().getId()))
                        .setSale(request.getSale())
                        .setAmount(request.getAmount())
                        .setRequestedBy(request.getRequestedBy())
                        .setReason(request.getReason())
                        .build());
    }

    /** @throws UnreadableEventException when the figure is none that could be charged */
    static Amount amount(long minorUnits, io.vendflow.sale.Sale sale) {
        if (minorUnits < 0) {
            throw new UnreadableEventException("the amount is negative: " + minorUnits);
        }
        return new Amount(minorUnits, sale.amount().currency());
    }

    static ReleaseReason reason(io.vendflow.events.ReleaseReason reason) {
        return ReleaseReason.valueOf(reason.name());
    }

    private Meta meta(Meta cause, String... fact) {
        return Metas.of(PRODUCER, cause.getId(), clock.instant(), fact);
    }
}
