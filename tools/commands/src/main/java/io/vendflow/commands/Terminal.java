package io.vendflow.commands;

import io.vendflow.kafka.KafkaSettings;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a command was called: what it may read and where it speaks.
 *
 * @param environment the process' own, or a test's
 */
public record Terminal(Map<String, String> environment, PrintWriter out, PrintWriter err, Clock clock) {

    /** Kafka and the registry that the environment names. */
    public Cluster connect() {
        return Cluster.of(environment);
    }

    /** Where that Kafka and that registry are. */
    public KafkaSettings kafka() {
        return ClusterSettings.of(environment);
    }

    /** Who answers for an event that a command writes: whom {@code --by} names, else the user of this computer. */
    public String caller(@Nullable String by) {
        return by == null || by.isBlank()
                ? Objects.requireNonNullElse(System.getProperty("user.name"), "unknown")
                : by.strip();
    }
}
