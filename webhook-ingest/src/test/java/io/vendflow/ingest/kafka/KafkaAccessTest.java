package io.vendflow.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.events.Topics;
import io.vendflow.kafka.setup.AccessRules;
import io.vendflow.kafka.setup.ServiceAccess;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;

/** What Kafka allows this service is what its topology needs. */
class KafkaAccessTest {

    private static final ServiceAccess ACCESS = AccessRules.of("webhook-ingest");

    @Test
    void itsAccountReadsAndWritesWhatItsTopologyDoes() {
        Set<String> reads = new TreeSet<>();
        // The door writes beside the topology.
        Set<String> writes = new TreeSet<>(Set.of(Topics.WEBHOOK_RECEIVED.name()));
        try (Hall hall = new Hall()) {
            for (TopologyDescription.Subtopology part :
                    hall.topology().describe().subtopologies()) {
                for (TopologyDescription.Node node : part.nodes()) {
                    switch (node) {
                        case TopologyDescription.Source source -> reads.addAll(source.topicSet());
                        case TopologyDescription.Sink sink -> writes.add(sink.topic());
                        default -> {}
                    }
                }
            }
        }

        assertThat(ACCESS.reads()).isEqualTo(reads);
        assertThat(ACCESS.writes()).isEqualTo(writes);
        assertThat(ACCESS.streams()).containsExactly("webhook-ingest");
    }
}
