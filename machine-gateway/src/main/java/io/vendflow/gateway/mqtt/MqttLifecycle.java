package io.vendflow.gateway.mqtt;

import io.vendflow.gateway.Downlink;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/** Connects with the application, leaves before Kafka does, and tells its health. */
final class MqttLifecycle implements SmartLifecycle, HealthIndicator, Downlink {

    private final Uplinks uplinks;
    private final MqttConnection down;
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
    public Health health() {
        boolean hears = uplinks.isSubscribed();
        boolean speaks = down.isConnected();
        Health.Builder health = hears && speaks ? Health.up() : Health.outOfService();
        if (!hears) {
            health.withDetail("hears nothing because", uplinks.trouble());
        }
        if (!speaks) {
            health.withDetail("says nothing because", down.trouble());
        }
        return health.withDetail("hears", hears).withDetail("speaks", speaks).build();
    }
}
