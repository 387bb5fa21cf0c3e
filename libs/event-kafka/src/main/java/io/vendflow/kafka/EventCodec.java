package io.vendflow.kafka;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.KafkaAvroSerializerConfig;
import io.vendflow.events.Topic;
import java.io.IOException;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Events to bytes and back, in Confluent's wire format by Confluent's own serializer. Thread safe.
 *
 * <p>Our consumers read raw bytes and decode here, so that bytes which cannot be read are still at hand for a dead
 * letter, and a registry outage is never mistaken for a poison record.
 */
public final class EventCodec {

    static {
        // Avro makes no class that nobody vouches for, however a schema may name it; these are ours.
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(),
                type -> type.getPackageName().equals(Topic.class.getPackageName())));
    }

    private final KafkaAvroSerializer serializer = new KafkaAvroSerializer();
    private final KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();

    public EventCodec(String schemaRegistryUrl) {
        Map<String, Object> config = Map.of(
                KafkaAvroSerializerConfig.SCHEMA_REGISTRY_URL_CONFIG, schemaRegistryUrl,
                // Schemas are registered on purpose, by ClusterSetup; a service that meets an unknown one must fail.
                KafkaAvroSerializerConfig.AUTO_REGISTER_SCHEMAS, false,
                // Otherwise avro.java.string makes the look-up by content miss the registered schema.
                KafkaAvroSerializerConfig.AVRO_REMOVE_JAVA_PROPS_CONFIG, true,
                KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, true);
        serializer.configure(config, false);
        deserializer.configure(config, false);
    }

    /**
     * @throws RegistryUnavailableException when the registry cannot be asked
     * @throws SerializationException when the registry does not know the schema: it was never registered
     */
    public <E extends SpecificRecordBase> byte[] encode(Topic<E> topic, E event) {
        try {
            return serializer.serialize(topic.name(), event);
        } catch (SerializationException | TimeoutException e) {
            if (isOutage(e)) {
                throw new RegistryUnavailableException("the schema registry did not answer for " + topic, e);
            }
            throw e;
        }
    }

    /**
     * @throws UnreadableEventException when the bytes are not an event of this topic
     * @throws RegistryUnavailableException when the registry cannot be asked
     */
    public <E extends SpecificRecordBase> E decode(Topic<E> topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            throw new UnreadableEventException("the record has no value");
        }
        Object event;
        try {
            event = deserializer.deserialize(topic.name(), bytes);
        } catch (SerializationException | TimeoutException e) {
            if (isOutage(e)) {
                throw new RegistryUnavailableException("the schema registry did not answer for " + topic, e);
            }
            throw new UnreadableEventException("not a " + topic.type().getSimpleName() + ": " + e.getMessage(), e);
        }
        if (!topic.type().isInstance(event)) {
            throw new UnreadableEventException("not a " + topic.type().getSimpleName() + " but "
                    + (event == null ? "nothing" : event.getClass().getSimpleName()));
        }
        return topic.type().cast(event);
    }

    static boolean isOutage(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RestClientException answer) {
                int status = answer.getStatus();
                return status >= 500 || status == 429 || status == 408 || status == 401 || status == 403;
            }
            if (cause instanceof TimeoutException || cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
