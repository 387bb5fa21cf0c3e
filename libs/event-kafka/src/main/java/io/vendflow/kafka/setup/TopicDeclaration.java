package io.vendflow.kafka.setup;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * One topic as it has to be; what the cluster decides is in {@link TopicSettings}.
 *
 * @param retention how long a record is kept; null: for ever. Nothing to a topic that is compacted
 */
public record TopicDeclaration(
        String name,
        Partitions partitions,
        Cleanup cleanup,
        @Nullable Duration retention,
        Dates dates) {

    /** How many partitions. */
    public enum Partitions {
        /** As many as every topic whose keys are machines. */
        BY_MACHINE,
        ONE
    }

    /** What is removed. */
    public enum Cleanup {
        /** What is older than the retention. */
        DELETE,
        /** All but the newest record of a key. */
        COMPACT
    }

    /** Which time a record has, and which it may have. */
    public enum Dates {
        /** The sender's, up to an hour ahead of the broker's, as Kafka has it by itself. */
        AS_SENT,
        /** The sender's, whatever it is: a fact has its own time, and a record that Kafka refuses comes again for ever. */
        ANY,
        /** When it was appended. */
        WHEN_APPENDED
    }

    NewTopic toNewTopic(TopicSettings settings) {
        return new NewTopic(name, partitionsIn(settings), settings.replication()).configs(configs(settings));
    }

    int partitionsIn(TopicSettings settings) {
        return partitions == Partitions.ONE ? 1 : settings.partitions();
    }

    /** What is set on the topic itself, so that it holds whatever the broker's defaults are. */
    Map<String, String> configs(TopicSettings settings) {
        Map<String, String> configs = new HashMap<>(Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, cleanup.name().toLowerCase(Locale.ROOT),
                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(settings.minInsync())));
        if (cleanup == Cleanup.DELETE) {
            configs.put(
                    TopicConfig.RETENTION_MS_CONFIG, retention == null ? "-1" : String.valueOf(retention.toMillis()));
        }
        switch (dates) {
            case AS_SENT -> {}
            case ANY -> configs.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, String.valueOf(Long.MAX_VALUE));
            case WHEN_APPENDED ->
                configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TimestampType.LOG_APPEND_TIME.name);
        }
        return configs;
    }

    /** A line of the table that is printed. */
    String describe(TopicSettings settings) {
        return String.format(
                Locale.ROOT,
                "%-32s partitions %d, %s, kept %s, replication %d, min.insync %d",
                name,
                partitionsIn(settings),
                cleanup.name().toLowerCase(Locale.ROOT),
                cleanup == Cleanup.COMPACT
                        ? "by key"
                        : retention == null ? "for ever" : "for " + retention.toDays() + " days",
                settings.replication(),
                settings.minInsync());
    }
}
