package io.vendflow.kafka;

import io.vendflow.kafka.setup.ClusterSetup;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * An event that an operator wants to happen. It goes to the gateway's inbox, where it is put into one order with what
 * machines say; the gateway makes the event true, or buries the proposal with the reason (docs/adr/0005).
 */
public final class Proposals {

    /** The topic of the event that is proposed. No machine's message has this header. */
    public static final String TOPIC = "proposes";

    /** {@code true} when the gateway is to do it although goods may be given away. */
    public static final String FORCE = "force";

    private Proposals() {}

    public static <E extends SpecificRecordBase> ProducerRecord<String, byte[]> toRecord(
            EventCodec codec, Emission<E> proposed, boolean force) {
        ProducerRecord<String, byte[]> event = KafkaEventPublisher.toRecord(codec, proposed);
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                ClusterSetup.GATEWAY_INBOX, null, event.timestamp(), event.key(), event.value(), event.headers());
        record.headers().add(TOPIC, event.topic().getBytes(StandardCharsets.UTF_8));
        record.headers().add(FORCE, String.valueOf(force).getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
