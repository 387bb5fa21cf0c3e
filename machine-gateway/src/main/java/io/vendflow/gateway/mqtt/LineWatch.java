package io.vendflow.gateway.mqtt;

import io.vendflow.kafka.parts.Condition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whether machines are heard and spoken to; if not, whether that comes back without a restart. */
final class LineWatch {

    /** Between losing a connection and trying for the next there may be a moment. */
    private static final Duration MOMENT = Duration.ofSeconds(10);

    private final Line hearing;
    private final Line speaking;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Instant> givenUpSince = new AtomicReference<>();

    LineWatch(Line hearing, Line speaking, InstantSource clock) {
        this.hearing = hearing;
        this.speaking = speaking;
        this.clock = clock;
    }

    Condition condition() {
        if (isGivenUpForLong()) {
            return new Condition.Dead("the MQTT client has given up connecting");
        }
        if (!hearing.isThere().getAsBoolean()) {
            return new Condition.Waits("for the MQTT broker: hears nothing because "
                    + hearing.trouble().get());
        }
        if (!speaking.isThere().getAsBoolean()) {
            return new Condition.Waits("for the MQTT broker: says nothing because "
                    + speaking.trouble().get());
        }
        return new Condition.Works();
    }

    private boolean isGivenUpForLong() {
        if (!hearing.isGivenUp().getAsBoolean() && !speaking.isGivenUp().getAsBoolean()) {
            givenUpSince.set(null);
            return false;
        }
        Instant now = clock.instant();
        Instant since = givenUpSince.updateAndGet(before -> before == null ? now : before);
        return since != null && since.plus(MOMENT).isBefore(now);
    }
}
