package io.vendflow.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * Where Kafka and the schema registry are, and how our clients behave.
 *
 * @param bootstrapServers host:port, comma separated
 * @param schemaRegistryUrl base of the Confluent API, such as {@code http://localhost:8081/apis/ccompat/v7}
 * @param instanceId a name that this instance keeps across restarts and no other has; with it, a process that was killed
 *     takes its partitions up again at once (static membership), without it after the session timeout
 * @param clientProperties put on every client, for TLS and SASL ({@link ClientSecurity}); they win over ours. What is
 *     secret among them is kept as a {@link Password}, so that neither we nor Kafka's clients print it
 */
public record KafkaSettings(
        String bootstrapServers,
        String schemaRegistryUrl,
        @Nullable String instanceId,
        Map<String, Object> clientProperties) {

    /** How long the group waits for a member that died without a word before it moves its partitions. */
    public static final int SESSION_TIMEOUT_MS = 10_000;

    public KafkaSettings {
        clientProperties = clientProperties.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, property -> hidden(property.getKey(), property.getValue())));
    }

    /** Whether Kafka shows a certificate. */
    public boolean speaksTls() {
        return String.valueOf(clientProperties.get(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG))
                .endsWith("SSL");
    }

    /** An idempotent producer that waits for all in-sync replicas and never for company: a customer is standing there. */
    public Map<String, Object> producer(String clientId) {
        Map<String, Object> config = common(clientId);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        config.putAll(clientProperties);
        return config;
    }

    /** A consumer that starts at the beginning, commits only when told, and sees only what was committed. */
    public Map<String, Object> consumer(String clientId, String group) {
        Map<String, Object> config = common(clientId);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // The new protocol (KIP-848) moves only the partitions that have to move and rebalances without stopping the
        // group.
        config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        config.putAll(clientProperties);
        return config;
    }

    /** A consumer of nobody's group: it reads what it is told to, moves no offsets, and makes no group rebalance. */
    public Map<String, Object> reader(String clientId) {
        Map<String, Object> config = consumer(clientId, "none");
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        return config;
    }

    public Map<String, Object> admin(String clientId) {
        Map<String, Object> config = common(clientId);
        config.putAll(clientProperties);
        return config;
    }

    private static Object hidden(String name, Object value) {
        ConfigDef.ConfigKey key = ConsumerConfig.configDef().configKeys().get(name);
        return key != null && key.type == ConfigDef.Type.PASSWORD && value instanceof String secret
                ? new Password(secret)
                : value;
    }

    private Map<String, Object> common(String clientId) {
        Map<String, Object> config = new HashMap<>();
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return config;
    }
}
