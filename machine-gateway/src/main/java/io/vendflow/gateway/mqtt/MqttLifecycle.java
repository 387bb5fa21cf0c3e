package io.vendflow.gateway.mqtt;

import io.vendflow.gateway.Downlink;
import io.vendflow.sale.Traceparent;
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
    public CompletableFuture<Void> send(String topic, byte[] payload, Duration expiry, Traceparent traceparent) {
        return down.send(topic, payload, expiry, traceparent);
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
        boolean up = uplinks.isSubscribed() && down.isConnected();
        return (up ? Health.up() : Health.outOfService())
                .withDetail("hears", uplinks.isSubscribed())
                .withDetail("speaks", down.isConnected())
                .build();
    }
}
