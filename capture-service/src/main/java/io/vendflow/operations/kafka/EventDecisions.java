package io.vendflow.operations.kafka;

import io.vendflow.events.CancelRequested;
import io.vendflow.events.Meta;
import io.vendflow.events.RefundRequested;
import io.vendflow.events.ReleaseReason;
import io.vendflow.events.Topics;
import io.vendflow.events.VendOutcome;
import io.vendflow.events.VendReported;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.EventPublisher;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.Proposals;
import io.vendflow.kafka.PublishFailedException;
import io.vendflow.kafka.RegistryUnavailableException;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.operations.Decision;
import io.vendflow.operations.Decisions;
import io.vendflow.operations.UnavailableException;
import io.vendflow.sale.Sale;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Decisions as the events that the usual flow acts on. */
final class EventDecisions implements Decisions {

    private static final String PRODUCER = "capture-service";

    private final EventPublisher publisher;
    private final Producer<String, byte[]> inbox;
    private final EventCodec codec;
    private final Clock clock;

    EventDecisions(EventPublisher publisher, Producer<String, byte[]> inbox, EventCodec codec, Clock clock) {
        this.publisher = publisher;
        this.inbox = inbox;
        this.codec = codec;
        this.clock = clock;
    }

    @Override
    public String idOf(Decision decision) {
        return Metas.factId(decision.fact().toArray(String[]::new));
    }

    /** Money is given back by asking for it; what touches the vend or the reservation is the gateway's to order. */
    @Override
    public void publish(Decision decision) {
        try {
            switch (decision) {
                case Decision.Refund refund -> publisher.publish(refund(refund));
                case Decision.Release release -> confirm(Proposals.toRecord(codec, release(release), release.force()));
                case Decision.Vended vended -> confirm(Proposals.toRecord(codec, vended(vended), false));
            }
        } catch (PublishFailedException | RegistryUnavailableException e) {
            throw new UnavailableException(
                    "it is not certain that the decision is in the log; the same command again is safe", e);
        }
    }

    private void confirm(ProducerRecord<String, byte[]> proposal) {
        try {
            inbox.send(proposal).get();
        } catch (ExecutionException | KafkaException e) {
            throw new PublishFailedException("Kafka did not confirm a proposal", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishFailedException("interrupted while Kafka was to confirm", e);
        }
    }

    private Emission<RefundRequested> refund(Decision.Refund refund) {
        return Emission.of(
                Topics.REFUND_REQUESTED,
                RefundRequested.newBuilder()
                        .setMeta(meta(refund))
                        .setSale(SaleMapper.toEvent(refund.sale()))
                        .setAmount(refund.amount())
                        .setRequestedBy(refund.operator().name())
                        .setReason(refund.reason())
                        .build());
    }

    private Emission<CancelRequested> release(Decision.Release release) {
        return Emission.of(
                Topics.CANCEL_REQUESTED,
                CancelRequested.newBuilder()
                        .setMeta(meta(release))
                        .setSale(SaleMapper.toEvent(release.sale()))
                        .setReason(ReleaseReason.OPERATOR)
                        .setRequestedBy(release.operator().name())
                        .setNote(release.reason())
                        .build());
    }

    private Emission<VendReported> vended(Decision.Vended vended) {
        return Emission.of(
                Topics.VEND_REPORTED,
                VendReported.newBuilder()
                        .setMeta(meta(vended))
                        .setSale(SaleMapper.toEvent(vended.sale()))
                        .setOutcome(VendOutcome.valueOf(vended.outcome().name()))
                        .setDispensed(SaleMapper.toEvent(vended.dispensed()))
                        .setDispensedAmount(Sale.totalOf(vended.dispensed()))
                        .setAuthorizedAmount(vended.authorized())
                        .setReason(vended.reason())
                        .setDecidedBy(vended.operator().name())
                        .build());
    }

    private Meta meta(Decision decision) {
        return Metas.of(
                PRODUCER,
                "operator " + decision.operator(),
                clock.instant(),
                decision.fact().toArray(String[]::new));
    }
}
