package io.vendflow.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.RecordTraces;
import io.vendflow.kafka.setup.AccessRules;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.kafka.setup.ServiceAccess;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;

/** What Kafka allows this service is what its topology needs. */
class KafkaAccessTest {

    private static final ServiceAccess ACCESS = AccessRules.of("machine-gateway");

    @Test
    void itsAccountReadsAndWritesWhatItsTopologyDoes() {
        Set<String> reads = new TreeSet<>();
        Set<String> writes = new TreeSet<>();
        for (TopologyDescription.Subtopology part : topology().describe().subtopologies()) {
            for (TopologyDescription.Node node : part.nodes()) {
                switch (node) {
                    case TopologyDescription.Source source -> reads.addAll(source.topicSet());
                    case TopologyDescription.Sink sink -> writes.add(sink.topic());
                    default -> {}
                }
            }
        }
        // MQTT goes into the inbox, and out of the outbox, beside the topology.
        writes.add(ClusterSetup.GATEWAY_INBOX);
        reads.add(ClusterSetup.GATEWAY_OUTBOX);

        assertThat(ACCESS.reads()).isEqualTo(reads);
        assertThat(ACCESS.writes()).isEqualTo(writes);
        assertThat(ACCESS.streams()).containsExactly("machine-gateway");
    }

    private static Topology topology() {
        return GatewayTopology.build(GatewayStage.tools(
                new EventCodec("mock://access"), GatewayStage.RULES, new SimpleMeterRegistry(), RecordTraces.off()));
    }
}
