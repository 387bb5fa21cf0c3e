package io.vendflow.kafka.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.embedded.EmbeddedKafka;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.parts.Condition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a consumer says of itself, as a real group and a real absence of Kafka have it. */
class ConsumerConditionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOPIC = "vending.events";

    @TempDir
    private Path data;

    @Test
    void worksWithoutPartitionsTellsItsLagAndWaitsForAKafkaThatIsAway() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        MeterRegistry meters = new SimpleMeterRegistry();
        EmbeddedKafka kafka = EmbeddedKafka.start(data, 0);
        KafkaSettings settings = new KafkaSettings(kafka.bootstrapServers(), "mock://none", null, Map.of());
        try (KeyedConsumer one = consumer(settings, meters, released);
                KeyedConsumer other = consumer(settings, new SimpleMeterRegistry(), released)) {
            fill(settings);
            one.start();
            await().atMost(PATIENCE).until(() -> one.condition() instanceof Condition.Works);
            await("its window is full, and what it may not fetch counts")
                    .atMost(PATIENCE)
                    .until(() -> lag(meters) == 100);

            other.start();
            await("there is one partition, and it is the first one's")
                    .atMost(PATIENCE)
                    .until(() -> other.condition() instanceof Condition.Works);

            released.countDown();
            await("what was done is committed").atMost(PATIENCE).until(() -> lag(meters) == 0);

            kafka.close();
            await("half a minute without Kafka")
                    .atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(one.condition())
                            .isInstanceOfSatisfying(
                                    Condition.Waits.class,
                                    waits -> assertThat(waits.forWhat()).contains("Kafka")));
        } finally {
            kafka.close();
        }
    }

    private static KeyedConsumer consumer(KafkaSettings settings, MeterRegistry meters, CountDownLatch released) {
        return new KeyedConsumer(
                () -> {
                    Map<String, Object> config = new HashMap<>(settings.consumer("test", "test"));
                    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10);
                    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
                },
                List.of(TOPIC),
                (record, attempt) -> {
                    if (released.getCount() > 0) {
                        throw new RetryLaterException("not yet");
                    }
                },
                new Backoff(Duration.ofMillis(50), Duration.ofMillis(100)),
                10,
                meters);
    }

    private static void fill(KafkaSettings settings) throws Exception {
        try (Admin admin = Admin.create(settings.admin("test"))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings.producer("test"), new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < 100; i++) {
                producer.send(new ProducerRecord<>(TOPIC, "VM" + i, new byte[100_000]))
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    private static double lag(MeterRegistry meters) {
        return meters.get("vendflow.consumer.lag").tag("topic", TOPIC).gauge().value();
    }
}
