package io.vendflow.kafka.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vendflow.embedded.EmbeddedKafka;
import io.vendflow.events.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker takes the declared topics as they are declared. */
class TopicSetupIT {

    private static final TopicSettings ONE_BROKER = new TopicSettings(3, (short) 1);

    @TempDir
    private static Path data;

    private static EmbeddedKafka kafka;
    private static Admin admin;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(data, 0);
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        kafka.close();
    }

    @Test
    void whatIsThereIsLeftAndSaidAndTheRestIsMadeAsDeclared()
            throws ExecutionException, InterruptedException, TimeoutException {
        String captured = Topics.CAPTURED.name();
        admin.createTopics(List.of(new NewTopic(captured, 1, (short) 1).configs(Map.of("retention.ms", "3600000"))))
                .all()
                .get();

        new TopicSetup(admin, ONE_BROKER).create(DeclaredTopics.all());
        new TopicSetup(admin, ONE_BROKER).create(DeclaredTopics.all());

        assertThat(new TopicDifferences(admin, ONE_BROKER).of(DeclaredTopics.all()))
                .containsExactlyInAnyOrder(
                        captured + " has partitions 1, declared is 3",
                        captured + " has retention.ms 3600000, declared is -1",
                        captured + " has message.timestamp.after.max.ms 3600000, declared is " + Long.MAX_VALUE);
    }

    @Test
    void saysHowManyBrokersAreMissing() {
        TopicSetup setup = new TopicSetup(admin, new TopicSettings(3, (short) 3), Duration.ofMillis(100));

        assertThatThrownBy(() -> setup.create(List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Kafka has 1 of the 3 brokers that TOPIC_REPLICATION asks for");
    }

    @Test
    void aTopicOfASmallerClusterIsNamedWithWhatItLacks()
            throws ExecutionException, InterruptedException, TimeoutException {
        String topic = "of-a-smaller-cluster";
        TopicDeclaration declared = new TopicDeclaration(
                topic,
                TopicDeclaration.Partitions.ONE,
                TopicDeclaration.Cleanup.COMPACT,
                null,
                TopicDeclaration.Dates.WHEN_APPENDED);
        new TopicSetup(admin, ONE_BROKER).create(List.of(declared));

        assertThat(new TopicDifferences(admin, new TopicSettings(3, (short) 3)).of(List.of(declared)))
                .isEqualTo(Stream.of("min.insync.replicas 1, declared is 2", "replication 1, declared is 3")
                        .map(difference -> topic + " has " + difference)
                        .toList());
    }
}
