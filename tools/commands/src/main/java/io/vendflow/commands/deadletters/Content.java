package io.vendflow.commands.deadletters;

import io.vendflow.commands.Cluster;
import io.vendflow.commands.EventJson;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.kafka.Proposals;
import io.vendflow.kafka.UnreadableEventException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/** What lies in a letter, as far as it can be made out. */
final class Content {

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private Content() {}

    /** The topic whose events the payload should be one of; nothing for what was no event: a machine's words, a webhook. */
    static Optional<Topic<?>> topic(Letter letter) {
        return letter.event().getOrigin().equals("kafka")
                ? Topics.named(Objects.requireNonNullElse(
                        letter.header(Proposals.TOPIC), letter.event().getTopic()))
                : Optional.empty();
    }

    /**
     * The event, as JSON.
     *
     * @throws UnreadableEventException when it is none
     */
    static String json(Cluster cluster, Topic<?> topic, byte[] payload) {
        return EventJson.write(cluster.decode(topic, payload));
    }

    /** As text where it is text, else in hexadecimal. */
    static String raw(byte[] payload) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
            if (text.chars().noneMatch(each -> Character.isISOControl(each) && !Character.isWhitespace(each))) {
                return text;
            }
        } catch (CharacterCodingException e) {
            // Not text: said in hexadecimal.
        }
        return HEX.formatHex(payload);
    }
}
