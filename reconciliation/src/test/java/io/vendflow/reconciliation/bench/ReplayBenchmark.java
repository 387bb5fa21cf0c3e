package io.vendflow.reconciliation.bench;

import io.vendflow.embedded.EmbeddedKafka;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.KafkaEventPublisher;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.reconciliation.Tale;
import io.vendflow.sale.Amount;
import io.vendflow.sale.CaptureMode;
import io.vendflow.sale.Currency;
import io.vendflow.sale.MachineId;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.ReceiptMode;
import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleId;
import io.vendflow.sale.SaleLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How fast the books are replayed and folded, beside a bare consumer of the same topics: writes as many events as the first
 * argument says (default 1,000,000) into an embedded Kafka, and has a JVM with the heap of the second (default 512m) read
 * them both ways, in turn.
 */
public final class ReplayBenchmark {

    static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration BETWEEN_SALES = Duration.ofMillis(250);
    private static final int MACHINES = 1_000;
    private static final int PARTITIONS = 6;
    private static final List<SaleLine> LINES = List.of(
            new SaleLine("A3", "COLA05", "Cola 0.5 l", 1, 2_500, 1_500),
            new SaleLine("B1", "CHIPS", "Chips", 1, 1_800, 1_500));

    private ReplayBenchmark() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        long events = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        String heap = args.length > 1 ? args[1] : "512m";
        Path data = Files.createTempDirectory(Path.of(System.getProperty("java.io.tmpdir")), "vendflow-replay");
        try (EmbeddedKafka kafka = EmbeddedKafka.start(data, 0)) {
            String registry = "mock://replay-benchmark";
            KafkaSettings settings = new KafkaSettings(kafka.bootstrapServers(), registry, null, Map.of());
            ClusterSetup.createTopics(settings.admin("benchmark"), PARTITIONS, (short) 1);
            ClusterSetup.registerSchemas(registry);
            long begun = System.nanoTime();
            long written = write(settings, events);
            System.out.printf("%d events written in %d s%n", written, (System.nanoTime() - begun) / 1_000_000_000);
            Process measurement = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx" + heap,
                            "-XX:+UseParallelGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ReplayMeasurement.class.getName(),
                            kafka.bootstrapServers(),
                            registry,
                            args.length > 2 ? args[2] : "3")
                    .inheritIO()
                    .start();
            int exit = measurement.waitFor();
            if (exit != 0) {
                throw new IllegalStateException("the measurement ended with " + exit);
            }
        } finally {
            delete(data);
        }
    }

    private record Next(Instant at, Emission<?> emission) {}

    /** In the order of time, as the services would have written them. */
    private static long write(KafkaSettings settings, long events) {
        Map<String, Object> config = settings.producer("benchmark");
        config.put("linger.ms", 20);
        config.put("batch.size", 262_144);
        config.put("buffer.memory", 134_217_728L);
        EventCodec codec = new EventCodec(settings.schemaRegistryUrl());
        PriorityQueue<Next> queue = new PriorityQueue<>(Comparator.comparing(Next::at));
        long written = 0;
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            Instant at = BEGIN;
            for (int number = 0; written + queue.size() < events; number++) {
                Instant second = at;
                for (Emission<?> each :
                        Tale.sold(sale(number, at)).webhook("CAPTURED").events()) {
                    queue.add(new Next(second, each));
                    second = second.plusSeconds(1);
                }
                at = at.plus(BETWEEN_SALES);
                while (!queue.isEmpty() && queue.element().at().isBefore(at)) {
                    written += send(producer, codec, queue.remove().emission());
                }
            }
            while (!queue.isEmpty()) {
                written += send(producer, codec, queue.remove().emission());
            }
        }
        return written;
    }

    private static int send(KafkaProducer<String, byte[]> producer, EventCodec codec, Emission<?> emission) {
        var _ = producer.send(KafkaEventPublisher.toRecord(codec, emission));
        return 1;
    }

    private static Sale sale(int number, Instant at) {
        return new Sale(
                new MachineId("VM" + (number % MACHINES)),
                new SaleId("S%08d".formatted(number)),
                new MerchantSerialNumber("123456"),
                new Amount(Sale.totalOf(LINES), Currency.NOK),
                LINES,
                CaptureMode.AFTER_VEND,
                at,
                ReceiptMode.SEPARATE,
                null);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
