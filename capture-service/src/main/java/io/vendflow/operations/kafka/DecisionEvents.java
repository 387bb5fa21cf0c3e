package io.vendflow.operations.kafka;

import io.vendflow.events.CancelRequested;
import io.vendflow.events.Meta;
import io.vendflow.events.RefundRequested;
import io.vendflow.events.ReleaseReason;
import io.vendflow.events.Topics;
import io.vendflow.events.VendOutcome;
import io.vendflow.events.VendReported;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.operations.Decision;
import io.vendflow.sale.Sale;
import java.time.Instant;

/** Decisions as the events that they are to become. */
public final class DecisionEvents {

    private static final String PRODUCER = "capture-service";

    private DecisionEvents() {}

    public static String idOf(Decision decision) {
        return Metas.factId(decision.fact().toArray(String[]::new));
    }

    public static Emission<?> of(Decision decision, Instant at) {
        return switch (decision) {
            case Decision.Refund refund -> refund(refund, at);
            case Decision.Release release -> release(release, at);
            case Decision.Vended vended -> vended(vended, at);
        };
    }

    static Emission<RefundRequested> refund(Decision.Refund refund, Instant at) {
        return Emission.of(
                Topics.REFUND_REQUESTED,
                RefundRequested.newBuilder()
                        .setMeta(meta(refund, at))
                        .setSale(SaleMapper.toEvent(refund.sale()))
                        .setAmount(refund.amount())
                        .setRequestedBy(refund.operator().name())
                        .setReason(refund.reason())
                        .build());
    }

    static Emission<CancelRequested> release(Decision.Release release, Instant at) {
        return Emission.of(
                Topics.CANCEL_REQUESTED,
                CancelRequested.newBuilder()
                        .setMeta(meta(release, at))
                        .setSale(SaleMapper.toEvent(release.sale()))
                        .setReason(ReleaseReason.OPERATOR)
                        .setRequestedBy(release.operator().name())
                        .setNote(release.reason())
                        .build());
    }

    static Emission<VendReported> vended(Decision.Vended vended, Instant at) {
        return Emission.of(
                Topics.VEND_REPORTED,
                VendReported.newBuilder()
                        .setMeta(meta(vended, at))
                        .setSale(SaleMapper.toEvent(vended.sale()))
                        .setOutcome(VendOutcome.valueOf(vended.outcome().name()))
                        .setDispensed(SaleMapper.toEvent(vended.dispensed()))
                        .setDispensedAmount(Sale.totalOf(vended.dispensed()))
                        .setAuthorizedAmount(vended.authorized())
                        .setReason(vended.reason())
                        .setDecidedBy(vended.operator().name())
                        .build());
    }

    private static Meta meta(Decision decision, Instant at) {
        return Metas.of(
                PRODUCER, "operator " + decision.operator(), at, decision.fact().toArray(String[]::new));
    }
}
