package io.vendflow.books.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.events.Topic;
import io.vendflow.kafka.setup.AccessRules;
import io.vendflow.kafka.setup.ClusterSetup;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What Kafka allows this service is what it needs. */
class KafkaAccessTest {

    @Test
    void itsAccountReadsTheStoryAndWritesNothingButWhatItFound() {
        Set<String> reads =
                KafkaEventLog.TOPICS.stream().map(Topic::name).collect(Collectors.toCollection(TreeSet::new));
        reads.add(ClusterSetup.FINDINGS);

        assertThat(AccessRules.of("reconciliation").reads()).isEqualTo(reads);
        assertThat(AccessRules.of("reconciliation").writes()).containsExactly(ClusterSetup.FINDINGS);
    }
}
