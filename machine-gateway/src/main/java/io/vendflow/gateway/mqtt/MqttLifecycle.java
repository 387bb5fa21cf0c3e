package io.vendflow.gateway.mqtt;

import io.vendflow.gateway.Downlink;
import io.vendflow.gateway.UplinkSessions;
import io.vendflow.kafka.parts.Condition;
import io.vendflow.kafka.parts.Part;
import io.vendflow.kafka.spring.PartHealth;
import io.vendflow.sale.Traceparent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Connects with the application, leaves before Kafka does, and tells its health. Which sessions it hears on is said later,
 * when the group has given this gateway its share.
 */
final class MqttLifecycle implements SmartLifecycle, HealthIndicator, Downlink, UplinkSessions, Part {

    private final HeldSessions sessions;
    private final MqttConnection down;
    private final LineWatch watch;
    private volatile boolean running;

    MqttLifecycle(HeldSessions sessions, MqttConnection down, InstantSource clock) {
        this.sessions = sessions;
        this.down = down;
        this.watch = new LineWatch(
                new Line(sessions::hear, sessions::haveGivenUp, sessions::trouble),
                new Line(down::isConnected, down::isGivenUp, down::trouble),
                clock);
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
        // A client that was not told to connect, or was told to leave, has not given up.
        return running ? watch.condition() : new Condition.Waits("for the application, which starts or stops");
    }

    @Override
    public Health health() {
        return PartHealth.of(condition());
    }
}
