package io.vendflow.gateway.mqtt;

import io.vendflow.gateway.Downlink;
import io.vendflow.gateway.UplinkSessions;
import io.vendflow.kafka.parts.Condition;
import io.vendflow.kafka.parts.Part;
import io.vendflow.kafka.spring.PartHealth;
import io.vendflow.sale.Traceparent;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Connects with the application, leaves before Kafka does, and tells its health. Which sessions it hears on is said later,
 * when the group has given this gateway its share.
 */
final class MqttLifecycle implements SmartLifecycle, HealthIndicator, Downlink, UplinkSessions, Part {

    /** Between losing a connection and trying for the next there may be a moment. */
    private static final Duration MOMENT = Duration.ofSeconds(10);

    private final HeldSessions sessions;
    private final MqttConnection down;
    private final AtomicReference<@Nullable Long> givenUpSince = new AtomicReference<>();
    private volatile boolean running;

    MqttLifecycle(HeldSessions sessions, MqttConnection down) {
        this.sessions = sessions;
        this.down = down;
    }

    @Override
    public CompletableFuture<Void> send(String topic, byte[] payload, Duration expiry, Traceparent traceparent) {
        return down.send(topic, payload, expiry, traceparent);
    }

    @Override
    public int count() {
        return sessions.count();
    }

    @Override
    public void hold(Set<Integer> numbers) {
        sessions.hold(numbers);
    }

    @Override
    public void start() {
        down.connect(false);
        running = true;
    }

    @Override
    public void stop() {
        sessions.close();
        down.disconnect();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public String name() {
        return "mqtt";
    }

    @Override
    public Condition condition() {
        if (isGivenUpForLong()) {
            return new Condition.Dead("the MQTT client has given up connecting");
        }
        if (sessions.hear() && down.isConnected()) {
            return new Condition.Works();
        }
        return new Condition.Waits("for the MQTT broker: "
                + (sessions.hear()
                        ? "says nothing because " + down.trouble()
                        : "hears nothing because " + sessions.trouble()));
    }

    private boolean isGivenUpForLong() {
        if (!running || !(sessions.haveGivenUp() || down.isGivenUp())) {
            givenUpSince.set(null);
            return false;
        }
        long now = System.nanoTime();
        Long since = givenUpSince.updateAndGet(before -> before == null ? Long.valueOf(now) : before);
        return since != null && now - since > MOMENT.toNanos();
    }

    @Override
    public Health health() {
        return PartHealth.of(condition());
    }
}
