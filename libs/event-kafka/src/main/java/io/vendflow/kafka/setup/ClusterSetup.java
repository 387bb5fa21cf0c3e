package io.vendflow.kafka.setup;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.Replays;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.record.TimestampType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a cluster ready for Vendflow: every topic of {@link Topics} and of the services' own with the same partition
 * count, and every schema in the registry. Safe to repeat; never changes or deletes what is there.
 */
public final class ClusterSetup {

    private static final Logger LOGGER = LoggerFactory.getLogger(ClusterSetup.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Private to machine-gateway: what machines said, raw, and what they are to be told. */
    public static final String GATEWAY_INBOX = "machine-gateway.inbox";

    public static final String GATEWAY_OUTBOX = "machine-gateway.outbox";

    /** Private to reconciliation: what earlier runs found. Compacted. */
    public static final String FINDINGS = "reconciliation.findings";

    private ClusterSetup() {}

    /** One job of its own: {@code KAFKA_BOOTSTRAP_SERVERS}, {@code SCHEMA_REGISTRY_URL}, {@code TOPIC_PARTITIONS}, {@code TOPIC_REPLICATION}. */
    public static void main(String[] args) {
        Map<String, String> env = System.getenv();
        KafkaSettings settings = new KafkaSettings(
                env.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"),
                env.getOrDefault("SCHEMA_REGISTRY_URL", "http://localhost:8081/apis/ccompat/v7"),
                null,
                Map.of());
        prepare(
                settings.admin("cluster-setup"),
                settings.schemaRegistryUrl(),
                Integer.parseInt(env.getOrDefault("TOPIC_PARTITIONS", "6")),
                Short.parseShort(env.getOrDefault("TOPIC_REPLICATION", "1")));
    }

    /** @throws IllegalStateException when Kafka or the registry does not answer in time, or a schema is refused */
    public static void prepare(
            Map<String, Object> adminConfig, String schemaRegistryUrl, int partitions, short replication) {
        createTopics(adminConfig, partitions, replication);
        registerSchemas(schemaRegistryUrl);
    }

    public static void createTopics(Map<String, Object> adminConfig, int partitions, short replication) {
        try (Admin admin = Admin.create(adminConfig)) {
            Set<String> existing = admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            List<NewTopic> all = Stream.of(
                            Topics.all().stream().map(topic -> kept(topic, partitions, replication)),
                            Stream.of(compacted(FINDINGS, replication)),
                            Stream.of(GATEWAY_INBOX, GATEWAY_OUTBOX)
                                    .map(name -> passing(name, partitions, replication)),
                            Replays.SERVICES.stream().map(service -> retryPath(service, partitions, replication)))
                    .flatMap(topics -> topics)
                    .toList();
            List<NewTopic> missing = all.stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).values().forEach(ClusterSetup::awaitCreation);
            awaitLeaders(admin, missing);
            LOGGER.atInfo()
                    .addKeyValue("created", missing.size())
                    .addKeyValue("existed", all.size() - missing.size())
                    .log("topics are there");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not create the topics: " + e, e);
        }
    }

    /**
     * The event topics are the books: the log is the only place where a sale's story is. Of a machine's profiles only the
     * newest counts.
     */
    private static NewTopic kept(Topic<?> topic, int partitions, short replication) {
        return new NewTopic(topic.name(), partitions, replication)
                .configs(Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        "-1",
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        topic == Topics.MACHINES
                                ? TopicConfig.CLEANUP_POLICY_COMPACT
                                : TopicConfig.CLEANUP_POLICY_DELETE,
                        // A fact has its own time. Kafka refuses one more than an hour ahead, and then, for us, for
                        // ever.
                        TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
                        String.valueOf(Long.MAX_VALUE)));
    }

    private static NewTopic compacted(String name, short replication) {
        return new NewTopic(name, 1, replication)
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    }

    private static NewTopic passing(String name, int partitions, short replication) {
        return new NewTopic(name, partitions, replication)
                .configs(Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        String.valueOf(Duration.ofDays(7).toMillis())));
    }

    /**
     * Records of any age pass here, so they are dated by when they were sent: otherwise Kafka would delete old ones at once,
     * and Kafka Streams, which takes the oldest first, would keep machines waiting for all of them.
     */
    private static NewTopic retryPath(String service, int partitions, short replication) {
        NewTopic topic = passing(Replays.topicOf(service), partitions, replication);
        Map<String, String> configs = new HashMap<>(topic.configs());
        configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TimestampType.LOG_APPEND_TIME.name);
        return topic.configs(configs);
    }

    private static void awaitCreation(String topic, org.apache.kafka.common.KafkaFuture<Void> creation) {
        try {
            creation.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating " + topic, e);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("Kafka did not create " + topic + ": " + e.getCause(), e);
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("Kafka did not create " + topic + " in time", e);
        }
    }

    /** A producer that starts before every partition answers can meet OUT_OF_ORDER_SEQUENCE_NUMBER. */
    private static void awaitLeaders(Admin admin, List<NewTopic> topics)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> all = topics.stream()
                .flatMap(topic -> IntStream.range(0, topic.numPartitions())
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.earliest()));
        admin.listOffsets(all).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** @throws IllegalStateException when the registry does not answer in time or refuses a schema as incompatible */
    public static void registerSchemas(String schemaRegistryUrl) {
        // The registry answers a lookup by content, so what is registered is what the serializer will look up.
        SchemaRegistryClient registry = SchemaRegistryClientFactory.newClient(
                List.of(schemaRegistryUrl), 100, List.of(), new HashMap<>(), new HashMap<>());
        List<String> refused = new ArrayList<>();
        for (Topic<?> topic : Topics.all()) {
            try {
                registry.register(topic.subject(), new AvroSchema(withoutJavaProperties(topic)));
            } catch (IOException e) {
                throw new IllegalStateException("the schema registry does not answer at " + schemaRegistryUrl, e);
            } catch (RestClientException e) {
                refused.add(topic.subject() + ": " + e.getMessage());
            }
        }
        if (!refused.isEmpty()) {
            throw new IllegalStateException("the schema registry refused " + refused);
        }
        LOGGER.atInfo().addKeyValue("schemas", Topics.all().size()).log("schemas are registered");
        close(registry);
    }

    private static void close(SchemaRegistryClient registry) {
        if (registry instanceof CachedSchemaRegistryClient) {
            try {
                registry.close();
            } catch (IOException e) {
                LOGGER.debug("closing the registry client", e);
            }
        }
    }

    private static Schema withoutJavaProperties(Topic<?> topic) {
        Object event = SpecificData.newInstance(topic.type(), SpecificData.get().getSchema(topic.type()));
        return AvroSchemaUtils.getSchema(event, false, false, true);
    }
}
