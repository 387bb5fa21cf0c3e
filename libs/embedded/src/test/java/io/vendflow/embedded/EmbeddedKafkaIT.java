package io.vendflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

    @TempDir
    Path data;

    @Test
    void keepsRecordsAcrossARestartOnAnotherPort() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(data, 0)) {
            createTopic(kafka.port(), "sales");
            produce(kafka.port(), "sales", "VM0042", "first");
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(data, 0)) {
            produce(kafka.port(), "sales", "VM0042", "second");
            assertThat(consume(kafka.port(), "sales", 2)).containsExactly("first", "second");
        }
    }

    @Test
    void recoversAfterAKill() throws Exception {
        int port = FreePort.next();
        JvmCommand command = new JvmCommand(
                List.of(),
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .toList(),
                KafkaOfItsOwn.class.getName(),
                List.of("-Xmx256m"),
                List.of(data.toString(), Integer.toString(port)),
                Map.of());
        try (ChildJvm broker = ChildJvm.start(command, data.resolve("broker.log"))) {
            broker.awaitReady(Duration.ofSeconds(30), () -> Probe.accepts(port));
            createTopic(port, "sales");
            produce(port, "sales", "VM0042", "first");
            assertThat(consume(port, "sales", 1)).containsExactly("first");
            broker.kill();
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(data, port)) {
            produce(port, "sales", "VM0042", "second");
            assertThat(consume(kafka.port(), "sales", 1)).containsExactly("second");
        }
    }

    @Test
    void commitsTransactionsOnOneNode() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(data, 0)) {
            createTopic(kafka.port(), "sales");
            Map<String, Object> config =
                    Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "test");
            try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("sales", "VM0042", "once")).get();
                producer.commitTransaction();
            }
            assertThat(consume(kafka.port(), "sales", 1)).containsExactly("once");
        }
    }

    @Test
    void doesNotInventTopics() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(data, 0);
                Admin admin = Admin.create(kafka.clientConfig());
                var consumer = consumer(kafka.port())) {
            consumer.subscribe(List.of("no-such-topic"));
            consumer.poll(Duration.ofMillis(500));
            assertThat(admin.listTopics().names().get()).doesNotContain("no-such-topic");
        }
    }

    private static void createTopic(int port, String name) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "localhost:" + port))) {
            admin.createTopics(Set.of(new NewTopic(name, 2, (short) 1))).all().get();
        }
    }

    private static void produce(int port, String topic, String key, String value) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", "localhost:" + port, "acks", "all");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }

    private static List<String> consume(int port, String topic, int count) {
        try (var consumer = consumer(port)) {
            consumer.subscribe(List.of(topic));
            List<String> values = new ArrayList<>();
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                StreamSupport.stream(consumer.poll(Duration.ofMillis(100)).spliterator(), false)
                        .forEach(record -> values.add(record.value()));
            }
            consumer.commitSync();
            return values;
        }
    }

    private static KafkaConsumer<String, String> consumer(int port) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", "localhost:" + port,
                "group.id", "test",
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed");
        return new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
    }
}
