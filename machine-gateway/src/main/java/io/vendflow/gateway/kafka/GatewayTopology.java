package io.vendflow.gateway.kafka;

import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.kafka.Replays;
import io.vendflow.kafka.setup.ClusterSetup;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/** One processor between the inbox with the other services' events and the outbox with ours. */
final class GatewayTopology {

    private static final List<Topic<?>> OUTPUTS = List.of(
            Topics.PAYMENT_REQUESTED,
            Topics.CANCEL_REQUESTED,
            Topics.VEND_REPORTED,
            Topics.PRESENCE,
            Topics.DEAD_LETTERS);

    private static final String PROCESSOR = "sales-of-machines";

    private GatewayTopology() {}

    static Topology build(GatewayProcessor.Tools tools) {
        return build(tools, Stores::persistentKeyValueStore);
    }

    static Topology build(GatewayProcessor.Tools tools, Function<String, KeyValueBytesStoreSupplier> stores) {
        Topology topology = new Topology();
        String[] inputs = Stream.concat(
                        Stream.of(ClusterSetup.GATEWAY_INBOX, Replays.topicOf(GatewayEvents.PRODUCER)),
                        EventIntake.TOPICS.stream().map(Topic::name))
                .toArray(String[]::new);
        topology.addSource(
                AutoOffsetReset.earliest(), "inputs", new StringDeserializer(), new ByteArrayDeserializer(), inputs);
        topology.addProcessor(PROCESSOR, () -> new GatewayProcessor(tools), "inputs");
        for (String store :
                List.of(StoreMemory.SALES, StoreMemory.MACHINES, StoreMemory.DEADLINES, StoreMemory.PROFILES)) {
            topology.addStateStore(
                    Stores.keyValueStoreBuilder(stores.apply(store), Serdes.String(), Serdes.ByteArray()), PROCESSOR);
        }
        Stream.concat(Stream.of(ClusterSetup.GATEWAY_OUTBOX), OUTPUTS.stream().map(Topic::name))
                .forEach(topic ->
                        topology.addSink(topic, topic, new StringSerializer(), new ByteArraySerializer(), PROCESSOR));
        return topology;
    }
}
