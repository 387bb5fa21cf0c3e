package io.vendflow.ingest.kafka;

import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.kafka.Replays;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/** Events in, {@link OpenPaymentsProcessor}, events out. Values stay bytes, so that unreadable ones can be kept. */
final class IngestTopology {

    private static final String PROCESSOR = "open-payments";

    private IngestTopology() {}

    static Topology of(OpenPaymentsProcessor.Tools tools) {
        return of(tools, Stores::persistentKeyValueStore);
    }

    static Topology of(OpenPaymentsProcessor.Tools tools, Function<String, KeyValueBytesStoreSupplier> stores) {
        Topology topology = new Topology();
        String retryPath = Replays.topicOf(IngestEvents.PRODUCER);
        addSource(topology, Topics.PAYMENT_CREATED.name());
        addSource(topology, Topics.WEBHOOK_RECEIVED.name());
        addSource(topology, retryPath);
        topology.addProcessor(
                PROCESSOR,
                () -> new OpenPaymentsProcessor(tools),
                Topics.PAYMENT_CREATED.name(),
                Topics.WEBHOOK_RECEIVED.name(),
                retryPath);
        for (String store : List.of(Share.CURRENT, Share.CLOSED, Share.DUE)) {
            topology.addStateStore(
                    Stores.keyValueStoreBuilder(stores.apply(store), Serdes.String(), Serdes.ByteArray()), PROCESSOR);
        }
        addSink(topology, Topics.AUTHORIZED);
        addSink(topology, Topics.PAYMENT_ENDED);
        addSink(topology, Topics.DEAD_LETTERS);
        return topology;
    }

    private static void addSource(Topology topology, String topic) {
        topology.addSource(
                AutoOffsetReset.earliest(), topic, new StringDeserializer(), new ByteArrayDeserializer(), topic);
    }

    private static void addSink(Topology topology, Topic<?> topic) {
        topology.addSink(topic.name(), topic.name(), new StringSerializer(), new ByteArraySerializer(), PROCESSOR);
    }
}
