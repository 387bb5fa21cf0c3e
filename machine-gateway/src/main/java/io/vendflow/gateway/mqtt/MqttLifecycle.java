package io.vendflow.gateway.mqtt;

import io.vendflow.gateway.Downlink;
import io.vendflow.kafka.parts.Condition;
import io.vendflow.kafka.parts.Part;
import io.vendflow.kafka.spring.PartHealth;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/** Connects with the application, leaves before Kafka does, and tells its health. */
final class MqttLifecycle implements SmartLifecycle, HealthIndicator, Downlink, Part {

    /** Between losing a connection and trying for the next there may be a moment. */
    private static final Duration MOMENT = Duration.ofSeconds(10);

    private final Uplinks uplinks;
    private final MqttConnection down;
    private final AtomicReference<@Nullable Long> givenUpSince = new AtomicReference<>();
    private volatile boolean running;

    MqttLifecycle(Uplinks uplinks, MqttConnection down) {
        this.uplinks = uplinks;
        this.down = down;
    }

    @Override
    public CompletableFuture<Void> send(String topic, byte[] payload, Duration expiry) {
        return down.send(topic, payload, expiry);
    }

    @Override
    public void start() {
        down.connect(false);
        uplinks.connect();
        running = true;
    }

    @Override
    public void stop() {
        uplinks.close();
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
        if (uplinks.isSubscribed() && down.isConnected()) {
            return new Condition.Works();
        }
        return new Condition.Waits(
                "for the MQTT broker: hears " + uplinks.isSubscribed() + ", speaks " + down.isConnected());
    }

    private boolean isGivenUpForLong() {
        if (!running || !(uplinks.isGivenUp() || down.isGivenUp())) {
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
