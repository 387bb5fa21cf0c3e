package io.vendflow.commands.deadletters;

import io.vendflow.events.DeadLetter;
import io.vendflow.events.DeadLetterAction;
import io.vendflow.events.DeadLetterHandled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter with what people did about it.
 *
 * @param handlings oldest first
 * @param sendings how often its message was sent again in its life, as this letter or as those that it was before
 */
record Letter(DeadLetter event, List<DeadLetterHandled> handlings, int sendings) {

    /** A message that three sendings did not mend is not mended by a fourth: it would only go round. */
    static final int MOST_SENDINGS = 3;

    private static final int SHORT = 8;

    /** What the newest handling made of it. */
    enum State {
        WAITING,
        RESENT,
        PARKED
    }

    String id() {
        return event.getMeta().getId();
    }

    String shortId() {
        return id().substring(0, Math.min(SHORT, id().length()));
    }

    Instant at() {
        return event.getMeta().getOccurredAt();
    }

    /** The service that buried it. */
    String service() {
        return event.getMeta().getProducer();
    }

    String key() {
        return event.getKey() == null ? "" : event.getKey();
    }

    byte[] payload() {
        return bytes(event.getPayload());
    }

    State state() {
        if (handlings.isEmpty()) {
            return State.WAITING;
        }
        return handlings.getLast().getAction() == DeadLetterAction.PARKED ? State.PARKED : State.RESENT;
    }

    /** For people: the state, and of a sending which one. */
    String standing() {
        return switch (state()) {
            case WAITING -> sendings == 0 ? "WAITING" : "WAITING after " + sendings;
            case RESENT -> "RESENT " + handlings.getLast().getAttempt();
            case PARKED -> "PARKED";
        };
    }

    @Nullable String header(String name) {
        ByteBuffer value = event.getHeaders().get(name);
        return value == null ? null : new String(bytes(value), StandardCharsets.UTF_8);
    }

    static byte[] bytes(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return copy;
    }
}
