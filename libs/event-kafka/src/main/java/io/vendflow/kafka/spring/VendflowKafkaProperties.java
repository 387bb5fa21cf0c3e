package io.vendflow.kafka.spring;

import io.vendflow.kafka.KafkaSettings;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Kafka and the registry are.
 *
 * @param instanceId see {@link KafkaSettings#instanceId()}; empty for none
 * @param clientProperties put on every Kafka client as they are; accounts and certificates have variables of their own
 *     ({@link io.vendflow.kafka.ClientSecurity})
 * @param window how many records of a partition may be taken beyond its last commit
 */
@ConfigurationProperties("vendflow.kafka")
public record VendflowKafkaProperties(
        String bootstrapServers,
        String schemaRegistryUrl,
        @Nullable String instanceId,
        @DefaultValue Map<String, String> clientProperties,
        @DefaultValue("500") int window) {

    /** @param security wins where both say something */
    KafkaSettings toSettings(Map<String, Object> security) {
        Map<String, Object> client = new HashMap<>(clientProperties);
        client.putAll(security);
        return new KafkaSettings(
                bootstrapServers,
                schemaRegistryUrl,
                instanceId == null || instanceId.isBlank() ? null : instanceId,
                client);
    }

    @Override
    public String toString() {
        return "VendflowKafkaProperties[bootstrapServers=" + bootstrapServers + ", schemaRegistryUrl="
                + schemaRegistryUrl + ", instanceId=" + instanceId + ", window=" + window + ", the rest is hidden]";
    }
}
