package io.vendflow.kafka.spring;

import io.vendflow.kafka.KafkaSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Kafka and the registry are.
 *
 * @param instanceId see {@link KafkaSettings#instanceId()}; empty for none
 * @param clientProperties put on every Kafka client as they are, for TLS and SASL
 * @param window how many records of a partition may be taken beyond its last commit
 */
@ConfigurationProperties("vendflow.kafka")
public record VendflowKafkaProperties(
        String bootstrapServers,
        String schemaRegistryUrl,
        @Nullable String instanceId,
        @DefaultValue Map<String, String> clientProperties,
        @DefaultValue("500") int window) {

    KafkaSettings toSettings() {
        return new KafkaSettings(
                bootstrapServers,
                schemaRegistryUrl,
                instanceId == null || instanceId.isBlank() ? null : instanceId,
                clientProperties);
    }
}
