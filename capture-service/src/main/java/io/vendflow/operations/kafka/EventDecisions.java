package io.vendflow.operations.kafka;

import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.EventPublisher;
import io.vendflow.kafka.Proposals;
import io.vendflow.kafka.PublishFailedException;
import io.vendflow.kafka.RecordTraces;
import io.vendflow.kafka.RegistryUnavailableException;
import io.vendflow.operations.Decision;
import io.vendflow.operations.Decisions;
import io.vendflow.operations.UnavailableException;
import io.vendflow.tracing.Mark;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Brings decisions into the log. */
final class EventDecisions implements Decisions {

    private final EventPublisher publisher;
    private final Producer<String, byte[]> inbox;
    private final EventCodec codec;
    private final Clock clock;
    private final RecordTraces traces;

    EventDecisions(
            EventPublisher publisher,
            Producer<String, byte[]> inbox,
            EventCodec codec,
            Clock clock,
            RecordTraces traces) {
        this.publisher = publisher;
        this.inbox = inbox;
        this.codec = codec;
        this.clock = clock;
        this.traces = traces;
    }

    @Override
    public String idOf(Decision decision) {
        return DecisionEvents.idOf(decision);
    }

    /** Money is given back by asking for it; what touches the vend or the reservation is the gateway's to order. */
    @Override
    public void publish(Decision decision) {
        try {
            switch (decision) {
                case Decision.Refund refund -> publisher.publish(DecisionEvents.refund(refund, clock.instant()));
                case Decision.Release release ->
                    confirm(Proposals.toRecord(
                            codec, DecisionEvents.release(release, clock.instant()), release.force()));
                case Decision.Vended vended ->
                    confirm(Proposals.toRecord(codec, DecisionEvents.vended(vended, clock.instant()), false));
            }
        } catch (PublishFailedException | RegistryUnavailableException e) {
            throw new UnavailableException(
                    "it is not certain that the decision is in the log; the same command again is safe", e);
        }
    }

    private void confirm(ProducerRecord<String, byte[]> proposal) {
        Optional<Mark> mark = traces.emitting(proposal);
        try {
            inbox.send(proposal).get();
        } catch (ExecutionException | KafkaException e) {
            throw new PublishFailedException("Kafka did not confirm a proposal", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishFailedException("interrupted while Kafka was to confirm", e);
        } finally {
            mark.ifPresent(Mark::close);
        }
    }
}
