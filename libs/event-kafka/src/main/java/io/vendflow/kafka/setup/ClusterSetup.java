package io.vendflow.kafka.setup;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.kafka.ClientSecurity;
import io.vendflow.kafka.KafkaSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a cluster ready for Vendflow: every one of {@link DeclaredTopics}, and every schema in the registry. Safe to
 * repeat; never changes or deletes what is there.
 */
public final class ClusterSetup {

    private static final Logger LOGGER = LoggerFactory.getLogger(ClusterSetup.class);

    /** Private to machine-gateway: what machines said, raw, and what they are to be told. */
    public static final String GATEWAY_INBOX = "machine-gateway.inbox";

    public static final String GATEWAY_OUTBOX = "machine-gateway.outbox";

    /** Private to reconciliation: what earlier runs found. Compacted. */
    public static final String FINDINGS = "reconciliation.findings";

    private ClusterSetup() {}

    /**
     * One job of its own, told by the environment: {@code KAFKA_BOOTSTRAP_SERVERS}, {@code SCHEMA_REGISTRY_URL} and what
     * {@link TopicSettings#from} and {@link ClientSecurity} read.
     */
    public static void main(String[] args) {
        Map<String, String> env = System.getenv();
        KafkaSettings kafka = new KafkaSettings(
                env.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"),
                env.getOrDefault("SCHEMA_REGISTRY_URL", "http://localhost:8081/apis/ccompat/v7"),
                null,
                ClientSecurity.of(env::get));
        TopicSettings topics = TopicSettings.from(env);
        DeclaredTopics.all().forEach(topic -> LOGGER.info("declared: {}", topic.describe(topics)));
        createTopics(kafka.admin("cluster-setup"), topics);
        registerSchemas(kafka.schemaRegistryUrl());
    }

    /** @throws IllegalStateException when Kafka or the registry does not answer in time, or a schema is refused */
    public static void prepare(
            Map<String, Object> adminConfig, String schemaRegistryUrl, int partitions, short replication) {
        createTopics(adminConfig, partitions, replication);
        registerSchemas(schemaRegistryUrl);
    }

    /** With {@code min.insync.replicas} one less than the copies, where there are several. */
    public static void createTopics(Map<String, Object> adminConfig, int partitions, short replication) {
        createTopics(adminConfig, new TopicSettings(partitions, replication));
    }

    /** @throws IllegalStateException when Kafka does not answer in time, has too few brokers, or refuses a topic */
    public static void createTopics(Map<String, Object> adminConfig, TopicSettings settings) {
        try (Admin admin = Admin.create(adminConfig)) {
            new TopicSetup(admin, settings).create(DeclaredTopics.all());
        }
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
