package io.vendflow.commands.deadletters;

import io.vendflow.commands.Cluster;
import io.vendflow.commands.CommandFailedException;
import io.vendflow.commands.EventJson;
import io.vendflow.events.DeadLetter;
import io.vendflow.events.Topic;
import io.vendflow.kafka.EventHeaders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;

/** A letter with other content. */
final class Mended {

    private static final int LARGEST = 1 << 20;

    private Mended() {}

    /** @throws CommandFailedException when the file cannot be what the letter's service takes */
    static Letter with(Letter letter, Path file, Cluster cluster) {
        byte[] content = read(file);
        Optional<Topic<?>> topic = Content.topic(letter);
        DeadLetter mended = topic.isPresent()
                ? event(letter, topic.get(), new String(content, StandardCharsets.UTF_8), cluster)
                : DeadLetter.newBuilder(letter.event())
                        .setPayload(ByteBuffer.wrap(content))
                        .build();
        return new Letter(mended, letter.handlings(), letter.sendings());
    }

    /** Its headers tell of the event, so they are mended with it. */
    private static <E extends SpecificRecordBase> DeadLetter event(
            Letter letter, Topic<E> topic, String json, Cluster cluster) {
        E event = EventJson.read(topic, json);
        Map<String, ByteBuffer> headers = new HashMap<>(letter.event().getHeaders());
        EventHeaders.of(topic, event).forEach(header -> headers.put(header.key(), ByteBuffer.wrap(header.value())));
        return DeadLetter.newBuilder(letter.event())
                .setPayload(ByteBuffer.wrap(cluster.encode(topic, event)))
                .setHeaders(headers)
                .setKey(topic.keyOf(event))
                .build();
    }

    private static byte[] read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw CommandFailedException.invalid(file + " is larger than " + LARGEST + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw CommandFailedException.impossible("cannot read " + file, e);
        }
    }
}
