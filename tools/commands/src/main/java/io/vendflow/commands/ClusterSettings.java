package io.vendflow.commands;

import io.vendflow.kafka.ClientSecurity;
import io.vendflow.kafka.KafkaSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** Finds Kafka and the registry by the environment; where {@code ./run} moved a port, there. */
final class ClusterSettings {

    static final String KAFKA = "KAFKA_BOOTSTRAP_SERVERS";
    static final String REGISTRY = "SCHEMA_REGISTRY_URL";
    private static final String CLIENT_PROPERTIES = "KAFKA_CLIENT_PROPERTIES";

    private ClusterSettings() {}

    static KafkaSettings of(Map<String, String> environment) {
        return new KafkaSettings(
                get(environment, KAFKA, "localhost:" + get(environment, "VENDFLOW_KAFKA_PORT", "9092")),
                get(
                        environment,
                        REGISTRY,
                        "http://localhost:" + get(environment, "VENDFLOW_SCHEMA_REGISTRY_PORT", "8081")
                                + "/apis/ccompat/v7"),
                null,
                clientProperties(environment));
    }

    private static Map<String, Object> clientProperties(Map<String, String> environment) {
        Map<String, Object> properties = new HashMap<>(ofFile(get(environment, CLIENT_PROPERTIES, "")));
        try {
            properties.putAll(ClientSecurity.of(environment::get));
        } catch (IllegalArgumentException e) {
            throw CommandFailedException.invalid(String.valueOf(e.getMessage()));
        }
        return properties;
    }

    private static String get(Map<String, String> environment, String variable, String usual) {
        String value = environment.getOrDefault(variable, "").strip();
        return value.isEmpty() ? usual : value;
    }

    private static Map<String, String> ofFile(String file) {
        if (file.isEmpty()) {
            return Map.of();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            properties.load(reader);
        } catch (IOException e) {
            throw CommandFailedException.impossible(
                    CLIENT_PROPERTIES + " names a file that cannot be read: " + file, e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
