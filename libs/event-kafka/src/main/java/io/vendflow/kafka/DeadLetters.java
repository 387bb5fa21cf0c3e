package io.vendflow.kafka;

import io.vendflow.events.DeadLetter;
import io.vendflow.events.Topics;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Turns what could not be handled into a dead letter with everything a person needs to mend it. */
public final class DeadLetters {

    private static final byte[] NOTHING = {};

    private final String producer;
    private final Clock clock;

    public DeadLetters(String producer, Clock clock) {
        this.producer = producer;
        this.clock = clock;
    }

    /**
     * @param code stable word for programs
     * @param message what was wrong, in words
     */
    public Emission<DeadLetter> of(ConsumerRecord<String, byte[]> from, String code, String message) {
        String place = from.topic() + "/" + from.partition() + "/" + from.offset();
        // What came again is about the step that it came for. A replay that fails as before is the letter of before; a
        // letter that a person sent again becomes a new one, whose headers still count the sendings.
        Origin origin = Origin.of(from);
        Map<String, ByteBuffer> headers = new HashMap<>();
        for (Header header : from.headers()) {
            headers.put(header.key(), ByteBuffer.wrap(header.value() == null ? NOTHING : header.value()));
        }
        return Emission.of(
                Topics.DEAD_LETTERS,
                DeadLetter.newBuilder()
                        .setMeta(Metas.of(producer, place, clock.instant(), "dead-letter", producer, origin.id()))
                        .setOrigin("kafka")
                        .setTopic(origin.topic())
                        .setPartition(origin.partition())
                        .setOffset(origin.offset())
                        .setKey(from.key())
                        .setPayload(ByteBuffer.wrap(from.value() == null ? NOTHING : from.value()))
                        .setHeaders(headers)
                        .setCode(code)
                        .setMessage(message)
                        .build());
    }
}
