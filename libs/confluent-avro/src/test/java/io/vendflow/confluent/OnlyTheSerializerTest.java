package io.vendflow.confluent;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Confluent's classes come out of a jar that also holds a Kafka and an Avro; those must stay there. */
class OnlyTheSerializerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org/apache/kafka/clients/producer/KafkaProducer.class",
                "org/apache/avro/Schema.class",
                "io/confluent/kafka/serializers/KafkaAvroSerializer.class",
                "io/confluent/kafka/schemaregistry/client/CachedSchemaRegistryClient.class",
                "org/slf4j/Logger.class",
            })
    void isOnTheClassPathOnce(String name) throws IOException {
        List<URL> found = Collections.list(getClass().getClassLoader().getResources(name));
        assertThat(found).hasSize(1);
    }

    @Test
    void comesWithTheKafkaAndAvroThatTheBuildNames() {
        assertThat(placeOf(KafkaProducer.class)).contains("kafka-clients-");
        assertThat(placeOf(Schema.class)).contains("/avro-1.");
        assertThat(getClass().getClassLoader().getResource("org/apache/pinot/plugin/inputformat"))
                .as("Pinot itself stays in its jar")
                .isNull();
    }

    @Test
    void writesAndReadsConfluentsWireFormat() {
        Map<String, Object> config = new HashMap<>();
        config.put("schema.registry.url", "mock://only-the-serializer");
        Schema schema = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"n\",\"type\":\"long\"}]}");
        GenericRecord record = new GenericData.Record(schema);
        record.put("n", 42L);
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer();
                KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer()) {
            serializer.configure(config, false);
            deserializer.configure(config, false);

            byte[] bytes = serializer.serialize("t", record);

            assertThat(bytes[0]).as("magic byte").isZero();
            assertThat(deserializer.deserialize("t", bytes)).isEqualTo(record);
        }
    }

    private static String placeOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().toString();
    }
}
