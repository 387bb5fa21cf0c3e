package io.vendflow.embedded;

import java.nio.file.Path;
import java.util.Map;

/** The broker's properties: what differs from Kafka's own defaults, and why. */
final class KafkaSettings {

    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";

    private KafkaSettings() {}

    static Map<String, String> of(Path directory, int port, int controllerPort) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(NODE_ID)),
                // Static voters: their port is not written into the log, so it may differ at the next start.
                Map.entry("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", CONTROLLER),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://localhost:" + port),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("log.dirs", directory.toString()),
                // A name with a typing error must not become a topic.
                Map.entry("auto.create.topics.enable", "false"),
                // One node.
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                // A quick start: few internal partitions to load, nobody else to wait for.
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.num.partitions", "2"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("num.recovery.threads.per.data.dir", "2"),
                // After a kill -9 the broker waits until the session of its former self is over (Kafka's own: 9 s).
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                // And a killed service must not hold its partitions for 45 s: with the new group protocols the broker
                // decides when a member is gone; with the classic one this is how low a client may set its own.
                Map.entry("group.consumer.min.session.timeout.ms", "3000"),
                Map.entry("group.consumer.session.timeout.ms", "6000"),
                Map.entry("group.consumer.min.heartbeat.interval.ms", "500"),
                Map.entry("group.consumer.heartbeat.interval.ms", "1500"),
                Map.entry("group.streams.min.session.timeout.ms", "3000"),
                Map.entry("group.streams.session.timeout.ms", "6000"),
                Map.entry("group.streams.min.heartbeat.interval.ms", "500"),
                Map.entry("group.streams.heartbeat.interval.ms", "1500"),
                Map.entry("group.min.session.timeout.ms", "1000"),
                // A small footprint: Kafka's own figures are for a machine of its own.
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("background.threads", "4"),
                Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
                Map.entry("log.segment.bytes", "134217728"),
                Map.entry("log.index.size.max.bytes", "2097152"));
    }

    /** Added to the rest: a listener for accounts. Whoever needs none, on the other one, is the administrator. */
    static Map<String, String> accounts(int port, String protocol) {
        return Map.of(
                "listeners",
                "ACCOUNTS://127.0.0.1:" + port,
                "advertised.listeners",
                "ACCOUNTS://localhost:" + port,
                "listener.security.protocol.map",
                "ACCOUNTS:" + protocol,
                "sasl.enabled.mechanisms",
                "SCRAM-SHA-512",
                "listener.name.accounts.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;",
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "allow.everyone.if.no.acl.found",
                "false",
                "super.users",
                "User:ANONYMOUS");
    }

    /** Listeners and their protocols are lists. */
    static String extended(String list, String more) {
        return list + "," + more;
    }
}
