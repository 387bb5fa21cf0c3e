package io.vendflow.kafka.setup;

import java.util.Map;

/**
 * What is the same for every topic of a cluster, and differs from cluster to cluster.
 *
 * @param partitions of every topic whose keys are machines; the same everywhere, because Kafka Streams reads them together
 * @param replication how many brokers have a copy
 * @param minInsync how many copies have to be written before a record counts as written ({@code min.insync.replicas}; our
 *     producers wait for {@code acks=all}). With fewer in reach nothing is taken, so nothing is lost either
 */
public record TopicSettings(int partitions, short replication, int minInsync) {

    /** @throws IllegalArgumentException when nothing could ever be written to such a topic */
    public TopicSettings {
        require(partitions > 0, "TOPIC_PARTITIONS (" + partitions + ") must be at least 1");
        require(replication > 0, "TOPIC_REPLICATION (" + replication + ") must be at least 1");
        require(minInsync > 0, "TOPIC_MIN_INSYNC (" + minInsync + ") must be at least 1");
        require(
                minInsync <= replication,
                "TOPIC_MIN_INSYNC (" + minInsync + ") is more than TOPIC_REPLICATION (" + replication
                        + "): nothing could ever be written");
    }

    /** One broker may be away: all copies but one suffice, where there is more than one. */
    public TopicSettings(int partitions, short replication) {
        this(partitions, replication, allButOne(replication));
    }

    /**
     * {@code TOPIC_PARTITIONS} (6), {@code TOPIC_REPLICATION} (1), {@code TOPIC_MIN_INSYNC} (all copies but one).
     *
     * @throws IllegalArgumentException when one of them is no number, or they do not fit together
     */
    public static TopicSettings from(Map<String, String> environment) {
        int replication = number(environment, "TOPIC_REPLICATION", 1);
        require(replication <= Short.MAX_VALUE, "TOPIC_REPLICATION (" + replication + ") is too large");
        return new TopicSettings(
                number(environment, "TOPIC_PARTITIONS", 6),
                (short) replication,
                number(environment, "TOPIC_MIN_INSYNC", allButOne(replication)));
    }

    private static int allButOne(int replication) {
        return Math.max(1, replication - 1);
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        String text = environment.getOrDefault(name, "");
        try {
            return text.isBlank() ? otherwise : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is no number: " + text, e);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
