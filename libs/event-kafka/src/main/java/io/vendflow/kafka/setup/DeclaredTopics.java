package io.vendflow.kafka.setup;

import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.kafka.Replays;
import io.vendflow.kafka.setup.TopicDeclaration.Cleanup;
import io.vendflow.kafka.setup.TopicDeclaration.Dates;
import io.vendflow.kafka.setup.TopicDeclaration.Partitions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The list of all topics that Vendflow makes. What Kafka Streams keeps for itself (changelogs) it makes by itself, with the
 * broker's {@code default.replication.factor} and {@code min.insync.replicas}; brokers make nothing by themselves.
 */
public final class DeclaredTopics {

    /** Long enough to come back from a long weekend; afterwards nothing in it means anything. */
    private static final Duration PASSING = Duration.ofDays(7);

    private static final List<TopicDeclaration> ALL = Stream.of(
                    Topics.all().stream().map(DeclaredTopics::event),
                    Stream.of(
                            passing(ClusterSetup.GATEWAY_INBOX, Dates.AS_SENT),
                            passing(ClusterSetup.GATEWAY_OUTBOX, Dates.AS_SENT),
                            newest(ClusterSetup.FINDINGS, Partitions.ONE, Dates.AS_SENT)),
                    // Records of any age pass here, so they are dated by when they were sent: otherwise Kafka would
                    // delete old ones at once, and Kafka Streams, which takes the oldest first, would keep machines
                    // waiting for all of them.
                    Replays.SERVICES.stream().map(service -> passing(Replays.topicOf(service), Dates.WHEN_APPENDED)))
            .flatMap(declarations -> declarations)
            .toList();

    private DeclaredTopics() {}

    public static List<TopicDeclaration> all() {
        return ALL;
    }

    /**
     * The event topics are the books: the log is the only place where a sale's story is. Of a machine's profiles only the
     * newest counts.
     */
    private static TopicDeclaration event(Topic<?> topic) {
        return topic == Topics.MACHINES
                ? newest(topic.name(), Partitions.BY_MACHINE, Dates.ANY)
                : new TopicDeclaration(topic.name(), Partitions.BY_MACHINE, Cleanup.DELETE, null, Dates.ANY);
    }

    private static TopicDeclaration passing(String name, Dates dates) {
        return new TopicDeclaration(name, Partitions.BY_MACHINE, Cleanup.DELETE, PASSING, dates);
    }

    private static TopicDeclaration newest(String name, Partitions partitions, Dates dates) {
        return new TopicDeclaration(name, partitions, Cleanup.COMPACT, null, dates);
    }
}
