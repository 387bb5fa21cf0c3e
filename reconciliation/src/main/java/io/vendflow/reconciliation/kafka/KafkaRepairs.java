package io.vendflow.reconciliation.kafka;

import io.vendflow.books.LogUnavailableException;
import io.vendflow.books.Place;
import io.vendflow.events.CancelRequested;
import io.vendflow.events.RefundRequested;
import io.vendflow.events.ReleaseReason;
import io.vendflow.events.Sale;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.KafkaEventPublisher;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.Proposals;
import io.vendflow.kafka.RegistryUnavailableException;
import io.vendflow.kafka.Replays;
import io.vendflow.kafka.UnreadableEventException;
import io.vendflow.reconciliation.Finding;
import io.vendflow.reconciliation.Repair;
import io.vendflow.reconciliation.Repairs;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes the events by which the flow mends itself. */
public final class KafkaRepairs implements Repairs {

    private static final String PRODUCER = "reconciliation";

    private final KafkaSettings settings;
    private final EventCodec codec;
    private final Duration patience;
    private final Clock clock;

    public KafkaRepairs(KafkaSettings settings, EventCodec codec, Duration patience, Clock clock) {
        this.settings = settings;
        this.codec = codec;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public void mend(Finding finding, String by) {
        try {
            send(toRecord(finding, Objects.requireNonNull(finding.repair()), by));
        } catch (KafkaException e) {
            throw new LogUnavailableException("Kafka does not answer: " + e.getMessage(), e);
        } catch (RegistryUnavailableException e) {
            throw new LogUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    private ProducerRecord<String, byte[]> toRecord(Finding finding, Repair repair, String by) {
        return switch (repair) {
            case Repair.Reemit reemit -> Replays.toRecord(recordAt(reemit.place()), reemit.service(), by);
            case Repair.Refund refund ->
                KafkaEventPublisher.toRecord(codec, refundRequested(saleAt(refund.place()), refund, finding, by));
            case Repair.Release release
            when release.forgotten() ->
                KafkaEventPublisher.toRecord(codec, cancelRequested(saleAt(release.place()), finding, by));
            case Repair.Release release ->
                Proposals.toRecord(codec, cancelRequested(saleAt(release.place()), finding, by), false);
        };
    }

    /** The same repair, asked for by anybody however often, is one event. */
    private Emission<RefundRequested> refundRequested(Sale sale, Repair.Refund refund, Finding finding, String by) {
        return Emission.of(
                Topics.REFUND_REQUESTED,
                RefundRequested.newBuilder()
                        .setMeta(Metas.of(
                                PRODUCER,
                                "finding " + finding.key(),
                                clock.instant(),
                                "refund-requested",
                                sale.getReference(),
                                PRODUCER,
                                refund.purpose(),
                                Long.toString(refund.amount())))
                        .setSale(sale)
                        .setAmount(refund.amount())
                        .setRequestedBy(by)
                        .setReason(refund.purpose())
                        .build());
    }

    private Emission<CancelRequested> cancelRequested(Sale sale, Finding finding, String by) {
        return Emission.of(
                Topics.CANCEL_REQUESTED,
                CancelRequested.newBuilder()
                        .setMeta(Metas.of(
                                PRODUCER,
                                "finding " + finding.key(),
                                clock.instant(),
                                "cancel-requested",
                                sale.getReference(),
                                PRODUCER))
                        .setSale(sale)
                        .setReason(ReleaseReason.OPERATOR)
                        .setRequestedBy(by)
                        .setNote(finding.what())
                        .build());
    }

    private Sale saleAt(Place place) {
        ConsumerRecord<String, byte[]> record = recordAt(place);
        Topic<?> topic = Topics.named(place.topic()).orElseThrow();
        SpecificRecordBase event = codec.decode(topic, record.value());
        if (event.get(event.getSchema().getField("sale").pos()) instanceof Sale sale) {
            return sale;
        }
        throw new UnreadableEventException("no sale at " + place);
    }

    private ConsumerRecord<String, byte[]> recordAt(Place place) {
        Map<String, Object> config = settings.reader("reconciliation-repair");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        TopicPartition partition = new TopicPartition(place.topic(), place.partition());
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, place.offset());
            for (ConsumerRecord<String, byte[]> each : consumer.poll(patience)) {
                if (each.offset() == place.offset()) {
                    return each;
                }
            }
        }
        throw new LogUnavailableException("the record at " + place + " was not brought", null);
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                settings.producer("reconciliation-repair"), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new LogUnavailableException("Kafka did not take the repair: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("interrupted", e);
        }
    }
}
