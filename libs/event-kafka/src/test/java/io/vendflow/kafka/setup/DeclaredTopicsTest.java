package io.vendflow.kafka.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.kafka.Replays;
import io.vendflow.kafka.setup.TopicDeclaration.Cleanup;
import io.vendflow.kafka.setup.TopicDeclaration.Partitions;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeclaredTopicsTest {

    private static final TopicSettings CLUSTER = new TopicSettings(6, (short) 3);

    @Test
    void everyEventAndEveryServicesOwnTopicIsDeclaredOnce() {
        List<String> names =
                DeclaredTopics.all().stream().map(TopicDeclaration::name).toList();

        assertThat(names).doesNotHaveDuplicates();
        assertThat(names).containsAll(Topics.all().stream().map(Topic::name).toList());
        assertThat(names)
                .containsAll(Replays.SERVICES.stream().map(Replays::topicOf).toList());
        assertThat(names)
                .contains(ClusterSetup.GATEWAY_INBOX, ClusterSetup.GATEWAY_OUTBOX, ClusterSetup.FINDINGS)
                .hasSize(Topics.all().size() + Replays.SERVICES.size() + 3);
    }

    @Test
    void noEventIsEverDeleted() {
        assertThat(Topics.all()).allSatisfy(topic -> {
            TopicDeclaration declared = declared(topic.name());
            assertThat(declared.retention()).isNull();
            assertThat(declared.cleanup()).isEqualTo(topic == Topics.MACHINES ? Cleanup.COMPACT : Cleanup.DELETE);
        });
    }

    @Test
    void allTopicsOfMachinesHaveAsManyPartitions() {
        assertThat(DeclaredTopics.all().stream()
                        .filter(topic -> topic.partitions() == Partitions.ONE)
                        .map(TopicDeclaration::name))
                .containsExactly(ClusterSetup.FINDINGS);
    }

    @Test
    void everyTopicSaysItselfHowManyCopiesHaveToBeWritten() {
        assertThat(DeclaredTopics.all()).allSatisfy(topic -> {
            assertThat(topic.toNewTopic(CLUSTER).replicationFactor()).isEqualTo((short) 3);
            assertThat(topic.configs(CLUSTER)).containsEntry("min.insync.replicas", "2");
        });
    }

    @Test
    void aDeclarationIsPrintedWithAllThatItIs() {
        assertThat(declared(Topics.CAPTURED.name()).describe(CLUSTER))
                .isEqualToNormalizingWhitespace(
                        "vending.captured partitions 6, delete, kept for ever, replication 3, min.insync 2");
        assertThat(declared(ClusterSetup.GATEWAY_INBOX).describe(CLUSTER)).contains("kept for 7 days");
        assertThat(declared(ClusterSetup.FINDINGS).describe(CLUSTER)).contains("partitions 1, compact, kept by key");
    }

    private static TopicDeclaration declared(String name) {
        return DeclaredTopics.all().stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
