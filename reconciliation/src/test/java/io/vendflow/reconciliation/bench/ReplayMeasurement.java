package io.vendflow.reconciliation.bench;

import io.vendflow.books.Scope;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.reconciliation.Against;
import io.vendflow.reconciliation.Progress;
import io.vendflow.reconciliation.ReconciliationComposition;
import io.vendflow.reconciliation.Report;
import io.vendflow.reconciliation.Request;
import io.vendflow.reconciliation.Rules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the topics barely and with the fold, in turn; the other half of {@link ReplayBenchmark}. */
final class ReplayMeasurement {

    private ReplayMeasurement() {}

    public static void main(String[] args) {
        // Ids are given in the order of registration, so they are those that the events were written with.
        ClusterSetup.registerSchemas(args[1]);
        KafkaSettings settings = new KafkaSettings(args[0], args[1], null, Map.of());
        for (int round = 1; round <= Integer.parseInt(args[2]); round++) {
            long bareBegun = System.nanoTime();
            long bare = readBarely(settings);
            double bareRate = bare / ((System.nanoTime() - bareBegun) / 1e9);
            long foldBegun = System.nanoTime();
            Report folded = fold(settings);
            double foldRate = folded.events() / ((System.nanoTime() - foldBegun) / 1e9);
            System.out.printf(
                    "round %d: bare %d events at %,.0f/s; folded %d events of %d sales at %,.0f/s: %.2f of bare; heap %d MB;"
                            + " %d findings, digest %s%n",
                    round,
                    bare,
                    bareRate,
                    folded.events(),
                    folded.sales(),
                    foldRate,
                    foldRate / bareRate,
                    Runtime.getRuntime().maxMemory() >> 20,
                    folded.findings().size(),
                    folded.digest().substring(0, 8));
        }
    }

    private static long readBarely(KafkaSettings settings) {
        Map<String, Object> config = settings.reader("bare");
        config.put("max.poll.records", 4_000);
        long read = 0;
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = Topics.all().stream()
                    .map(Topic::name)
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            long total = ends.values().stream().mapToLong(Long::longValue).sum();
            while (read < total) {
                read += consumer.poll(Duration.ofMillis(200)).count();
            }
        }
        return read;
    }

    /** All that a run does which calls nobody: sums, digest and judgement too. */
    private static Report fold(KafkaSettings settings) {
        return ReconciliationComposition.ofLog(
                        settings, new EventCodec(settings.schemaRegistryUrl()), Clock.systemUTC())
                .run(
                        new Request(
                                Scope.of(Instant.EPOCH, Instant.now()),
                                Set.of(Against.LOG_ONLY),
                                ZoneOffset.UTC,
                                Rules.USUAL),
                        Progress.NONE);
    }
}
