package io.vendflow.kafka;

import io.vendflow.events.DeadLetter;
import io.vendflow.kafka.setup.ClusterSetup;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Records that are to go through a service's step again. Each service has a topic for them that nobody else reads, its
 * retry path; there a record is handled as if it came from where it once was (docs/adr/0008). {@link Origin} reads what
 * is written here.
 */
public final class Replays {

    /** Those that have a retry path. */
    public static final List<String> SERVICES =
            List.of("machine-gateway", "payment-initiator", "webhook-ingest", "receipt-service", "capture-service");

    /** The MQTT topic of a machine's message, in the gateway's inbox and on its retry path. */
    public static final String MQTT_TOPIC = "mqtt-topic";

    /** The topic that the record was in. */
    public static final String OF = "replay-of";

    static final String PARTITION = "replay-of-partition";
    static final String OFFSET = "replay-of-offset";
    static final String TIME = "replay-of-time";

    /** Who wanted it. */
    public static final String BY = "replayed-by";

    /** The id of the dead letter that is sent again. */
    public static final String LETTER = "dead-letter-of";

    /** Which sending of the message this is; the first time it came is none of them. */
    public static final String ATTEMPT = "dead-letter-attempt";

    static final List<String> HEADERS = List.of(OF, PARTITION, OFFSET, TIME, BY, LETTER, ATTEMPT);

    private static final String SUFFIX = ".replay";

    private Replays() {}

    public static String topicOf(String service) {
        return service + SUFFIX;
    }

    public static boolean isRetryPath(String topic) {
        return topic.endsWith(SUFFIX);
    }

    /** A record of the log, once more. */
    public static ProducerRecord<String, byte[]> toRecord(
            ConsumerRecord<String, byte[]> original, String service, String by) {
        Headers headers = others(original.headers());
        add(headers, OF, original.topic());
        add(headers, PARTITION, String.valueOf(original.partition()));
        add(headers, OFFSET, String.valueOf(original.offset()));
        add(headers, TIME, String.valueOf(Math.max(0, original.timestamp())));
        add(headers, BY, by);
        return new ProducerRecord<>(topicOf(service), null, original.key(), original.value(), headers);
    }

    /**
     * A dead letter, to the service that could not handle it.
     *
     * @param attempt which sending of the message this is. Sent again after doubt with the same number, it is the same
     *     message, and should it fail again the same letter
     */
    public static ProducerRecord<String, byte[]> toRecord(DeadLetter letter, int attempt, String by) {
        Headers headers = new RecordHeaders();
        letter.getHeaders().forEach((name, value) -> headers.add(name, bytes(value)));
        boolean fromMachine = letter.getOrigin().equals("mqtt");
        Headers marked = others(headers);
        if (fromMachine) {
            marked.remove(MQTT_TOPIC);
            add(marked, MQTT_TOPIC, letter.getTopic());
        }
        add(marked, OF, fromMachine ? ClusterSetup.GATEWAY_INBOX : letter.getTopic());
        add(marked, BY, by);
        add(marked, LETTER, letter.getMeta().getId());
        add(marked, ATTEMPT, String.valueOf(attempt));
        return new ProducerRecord<>(
                topicOf(letter.getMeta().getProducer()), null, letter.getKey(), bytes(letter.getPayload()), marked);
    }

    /** All but what an earlier replay said. */
    private static Headers others(Headers headers) {
        Headers kept = new RecordHeaders(headers);
        HEADERS.forEach(kept::remove);
        return kept;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return copy;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
