package io.vendflow.gateway.mqtt;

import io.vendflow.gateway.Downlink;
import io.vendflow.gateway.UplinkSessions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Connects with the application, leaves before Kafka does, and tells its health. Which sessions it hears on is said later,
 * when the group has given this gateway its share.
 */
final class MqttLifecycle implements SmartLifecycle, HealthIndicator, Downlink, UplinkSessions {

    private final HeldSessions sessions;
    private final MqttConnection down;
    private volatile boolean running;

    MqttLifecycle(HeldSessions sessions, MqttConnection down) {
        this.sessions = sessions;
        this.down = down;
    }

    @Override
    public CompletableFuture<Void> send(String topic, byte[] payload, Duration expiry) {
        return down.send(topic, payload, expiry);
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
    public Health health() {
        boolean up = sessions.hear() && down.isConnected();
        return (up ? Health.up() : Health.outOfService())
                .withDetail("hears", sessions.hear())
                .withDetail("sessions", sessions.numbers())
                .withDetail("speaks", down.isConnected())
                .build();
    }
}
