package io.vendflow.kafka.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vendflow.embedded.EmbeddedKafka;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.parts.Condition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a topology says of itself while it runs at a real Kafka, stumbles, and ends. */
class StreamsConditionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOPIC = "vending.events";

    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final AtomicInteger stumbles = new AtomicInteger();
    private final AtomicInteger deaths = new AtomicInteger();

    @TempDir
    private Path data;

    @Test
    void livesWhenAThreadIsReplacedAndIsDeadWhenKafkaTurnsItAway() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(data.resolve("kafka"), 0)) {
            KafkaSettings settings = new KafkaSettings(kafka.bootstrapServers(), "mock://none", null, Map.of());
            create(settings);
            try (StreamsRunner runner = new StreamsRunner(
                            "streams", settings, data.resolve("state"), Duration.ofMillis(10), topology());
                    KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                            settings.producer("test"), new StringSerializer(), new ByteArraySerializer())) {
                runner.onDeath(deaths::incrementAndGet);
                runner.start();
                await().atMost(PATIENCE).until(() -> runner.condition() instanceof Condition.Works);

                say(producer, "stumble");
                await("another thread has done it").atMost(PATIENCE).until(() -> handled.contains("stumble"));
                await().atMost(PATIENCE).until(() -> runner.condition() instanceof Condition.Works);
                assertThat(stumbles).hasValue(2);
                assertThat(deaths).hasValue(0);

                say(producer, "refuse");
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(runner.condition())
                                .isEqualTo(new Condition.Dead("the topology streams is in state ERROR")));
                await("its death is told").atMost(PATIENCE).until(() -> deaths.get() == 1);
            }
            assertThat(deaths).as("told once, and not again for being closed").hasValue(1);
        }
    }

    private Topology topology() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.<String, byte[]>stream(TOPIC).foreach((_, value) -> {
            String word = new String(value, StandardCharsets.UTF_8);
            if (word.equals("refuse")) {
                throw new TopicAuthorizationException("not for this account");
            }
            if (word.equals("stumble") && stumbles.getAndIncrement() == 0) {
                throw new IllegalStateException("the registry is away");
            }
            handled.add(word);
        });
        return builder.build();
    }

    private static void create(KafkaSettings settings) throws Exception {
        try (Admin admin = Admin.create(settings.admin("test"))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static void say(KafkaProducer<String, byte[]> producer, String word) throws Exception {
        producer.send(new ProducerRecord<>(TOPIC, "VM0042", word.getBytes(StandardCharsets.UTF_8)))
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
