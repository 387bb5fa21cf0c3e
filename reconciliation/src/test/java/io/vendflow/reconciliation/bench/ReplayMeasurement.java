package io.vendflow.reconciliation.bench;

import io.vendflow.books.Books;
import io.vendflow.books.DeadLetterEntry;
import io.vendflow.books.Place;
import io.vendflow.books.Replay;
import io.vendflow.books.SaleBook;
import io.vendflow.books.Scope;
import io.vendflow.books.kafka.KafkaEventLog;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.setup.ClusterSetup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
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
            long[] folded = fold(settings);
            double foldRate = folded[0] / ((System.nanoTime() - foldBegun) / 1e9);
            System.out.printf(
                    "round %d: bare %d events at %,.0f/s; folded %d events of %d sales at %,.0f/s: %.2f of bare; heap %d MB%n",
                    round,
                    bare,
                    bareRate,
                    folded[0],
                    folded[1],
                    foldRate,
                    foldRate / bareRate,
                    Runtime.getRuntime().maxMemory() >> 20);
        }
    }

    private static long readBarely(KafkaSettings settings) {
        Map<String, Object> config = settings.consumer("bare", "none");
        config.remove("group.id");
        config.remove("group.protocol");
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

    private static long[] fold(KafkaSettings settings) {
        LongAdder read = new LongAdder();
        LongAdder sales = new LongAdder();
        KafkaEventLog log = new KafkaEventLog(
                settings,
                new EventCodec(settings.schemaRegistryUrl()),
                Duration.ofSeconds(30),
                read::add,
                Clock.systemUTC());
        new Replay(log, Runtime.getRuntime().availableProcessors())
                .fold(Scope.of(Instant.EPOCH, Instant.now()), new Counting(sales), size -> {});
        return new long[] {read.sum(), sales.sum()};
    }

    private record Counting(LongAdder sales) implements Books {

        @Override
        public void closed(SaleBook book) {
            sales.increment();
        }

        @Override
        public void amended(SaleBook before, SaleBook now) {}

        @Override
        public void unknown(SaleBook hearsay) {}

        @Override
        public void waiting(DeadLetterEntry letter) {}

        @Override
        public void unreadable(Place place, String subject, String why) {}
    }
}
