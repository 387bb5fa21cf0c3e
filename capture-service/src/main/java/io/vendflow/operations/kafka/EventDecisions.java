package io.vendflow.operations.kafka;

import io.vendflow.events.CancelRequested;
import io.vendflow.events.Meta;
import io.vendflow.events.RefundRequested;
import io.vendflow.events.ReleaseReason;
import io.vendflow.events.Topics;
import io.vendflow.events.VendOutcome;
import io.vendflow.events.VendReported;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.EventPublisher;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.PublishFailedException;
import io.vendflow.kafka.RegistryUnavailableException;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.operations.Decision;
import io.vendflow.operations.Decisions;
import io.vendflow.operations.UnavailableException;
import io.vendflow.sale.Sale;
import java.time.Clock;

/** Decisions as the events that the usual flow acts on. */
final class EventDecisions implements Decisions {

    private static final String PRODUCER = "capture-service";

    private final EventPublisher publisher;
    private final Clock clock;

    EventDecisions(EventPublisher publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    public String idOf(Decision decision) {
        return Metas.factId(decision.fact().toArray(String[]::new));
    }

    @Override
    public void publish(Decision decision) {
        try {
            publisher.publish(emission(decision));
        } catch (PublishFailedException | RegistryUnavailableException e) {
            throw new UnavailableException(
                    "it is not certain that the decision is in the log; the same command again is safe", e);
        }
    }

    private Emission<?> emission(Decision decision) {
        return switch (decision) {
            case Decision.Refund refund ->
                Emission.of(
                        Topics.REFUND_REQUESTED,
                        RefundRequested.newBuilder()
                                .setMeta(meta(decision))
                                .setSale(SaleMapper.toEvent(refund.sale()))
                                .setAmount(refund.amount())
                                .setRequestedBy(refund.operator().name())
                                .setReason(refund.reason())
                                .build());
            case Decision.Release release ->
                Emission.of(
                        Topics.CANCEL_REQUESTED,
                        CancelRequested.newBuilder()
                                .setMeta(meta(decision))
                                .setSale(SaleMapper.toEvent(release.sale()))
                                .setReason(ReleaseReason.OPERATOR)
                                .setRequestedBy(release.operator().name())
                                .setNote(release.reason())
                                .build());
            case Decision.Vended vended ->
                Emission.of(
                        Topics.VEND_REPORTED,
                        VendReported.newBuilder()
                                .setMeta(meta(decision))
                                .setSale(SaleMapper.toEvent(vended.sale()))
                                .setOutcome(VendOutcome.valueOf(vended.outcome().name()))
                                .setDispensed(SaleMapper.toEvent(vended.dispensed()))
                                .setDispensedAmount(Sale.totalOf(vended.dispensed()))
                                .setAuthorizedAmount(vended.authorized())
                                .setReason(vended.reason())
                                .setDecidedBy(vended.operator().name())
                                .build());
        };
    }

    private Meta meta(Decision decision) {
        return Metas.of(
                PRODUCER,
                "operator " + decision.operator(),
                clock.instant(),
                decision.fact().toArray(String[]::new));
    }
}
