package io.vendflow.kafka;

import io.vendflow.events.Meta;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Makes the envelope of an event. */
public final class Metas {

    private Metas() {}

    /**
     * @param fact what happened, in words that name it and nothing else: the same words give the same id (a name-based
     *     UUID), which is how a duplicate is recognised everywhere
     */
    public static Meta of(String producer, String causationId, Instant occurredAt, String... fact) {
        return Meta.newBuilder()
                .setId(factId(fact))
                .setOccurredAt(occurredAt)
                .setCausationId(causationId)
                .setProducer(producer)
                .build();
    }

    public static String factId(String... fact) {
        return UUID.nameUUIDFromBytes(String.join("\u001f", fact).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
