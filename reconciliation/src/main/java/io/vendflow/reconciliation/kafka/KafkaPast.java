package io.vendflow.reconciliation.kafka;

import io.vendflow.books.LogUnavailableException;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.reconciliation.Past;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A compacted topic of its own, the newest record of a finding counts. Written after a run, so that one that dies changed nothing. */
public final class KafkaPast implements Past {

    private static final Logger LOGGER = LoggerFactory.getLogger(KafkaPast.class);

    private final KafkaSettings settings;
    private final Duration patience;

    public KafkaPast(KafkaSettings settings, Duration patience) {
        this.settings = settings;
        this.patience = patience;
    }

    @Override
    public List<Known> known() {
        Map<String, Known> newest = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer = connect()) {
            List<PartitionInfo> found = consumer.partitionsFor(ClusterSetup.FINDINGS, patience);
            if (found == null || found.isEmpty()) {
                throw new LogUnavailableException(
                        "Kafka has no topic " + ClusterSetup.FINDINGS + "; was this cluster set up for this release?",
                        null);
            }
            List<TopicPartition> partitions = found.stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long giveUp = System.nanoTime() + patience.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() > giveUp) {
                    throw new LogUnavailableException("reading " + ClusterSetup.FINDINGS + " took too long", null);
                }
                for (ConsumerRecord<String, byte[]> each : consumer.poll(Duration.ofMillis(200))) {
                    take(each, newest);
                }
            }
        } catch (KafkaException e) {
            throw new LogUnavailableException("Kafka does not answer: " + e.getMessage(), e);
        }
        return List.copyOf(newest.values());
    }

    private static void take(ConsumerRecord<String, byte[]> record, Map<String, Known> newest) {
        newest.remove(record.key());
        if (record.value() == null) {
            return;
        }
        Optional<Known> known = KnownJson.read(record.value());
        if (known.isPresent()) {
            newest.put(record.key(), known.get());
        } else {
            LOGGER.atWarn()
                    .addKeyValue("key", record.key())
                    .addKeyValue("offset", record.offset())
                    .log("forgotten: a finding of another release that this one cannot read");
        }
    }

    @Override
    public void remember(Collection<Known> changed, Collection<String> forgotten) {
        if (changed.isEmpty() && forgotten.isEmpty()) {
            return;
        }
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                settings.producer("reconciliation"), new StringSerializer(), new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (Known each : changed) {
                sent.add(producer.send(new ProducerRecord<>(
                        ClusterSetup.FINDINGS, each.kind() + " " + each.subject(), KnownJson.write(each))));
            }
            for (String key : forgotten) {
                sent.add(producer.send(new ProducerRecord<>(ClusterSetup.FINDINGS, key, null)));
            }
            for (Future<?> each : sent) {
                each.get();
            }
        } catch (ExecutionException | KafkaException e) {
            throw new LogUnavailableException("Kafka did not take what was found: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("interrupted", e);
        }
    }

    private KafkaConsumer<String, byte[]> connect() {
        Map<String, Object> config = settings.reader("reconciliation-findings");
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
