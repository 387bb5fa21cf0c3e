package io.vendflow.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.events.Topics;
import io.vendflow.kafka.setup.AccessRules;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.testing.DeclaredAccess;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What Kafka allows this service is what it needs. It reads every sale's story, so only what it writes says much; the rest
 * is shown by its integration tests, which run with this account.
 */
class KafkaAccessTest {

    @Test
    void itsAccountHasTheTopicsThatItsStepsName() {
        assertThat(DeclaredAccess.eventTopicsOf("capture-service"))
                .containsAll(DeclaredAccess.topicsNamedIn("io.vendflow.capture"));
    }

    @Test
    void itWritesNothingThatItsStepsDoNotName() {
        Set<String> writes = new TreeSet<>(AccessRules.of("capture-service").writes());
        writes.removeAll(DeclaredAccess.topicsNamedIn("io.vendflow.capture"));

        // What a library writes for it, and where operators' proposals go.
        assertThat(writes).containsExactly(ClusterSetup.GATEWAY_INBOX, Topics.DEAD_LETTERS.name());
    }
}
