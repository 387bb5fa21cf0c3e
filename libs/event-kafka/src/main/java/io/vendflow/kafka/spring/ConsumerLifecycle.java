package io.vendflow.kafka.spring;

import io.vendflow.kafka.consume.KeyedConsumer;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/** Starts a consumer with the application, stops it before the beans it uses, and tells its health. */
public final class ConsumerLifecycle implements SmartLifecycle, HealthIndicator {

    private final KeyedConsumer consumer;
    private volatile boolean running;

    ConsumerLifecycle(KeyedConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public void start() {
        consumer.start();
        running = true;
    }

    @Override
    public void stop() {
        consumer.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public Health health() {
        Throwable failure = consumer.failure();
        if (failure != null) {
            return Health.down(failure).build();
        }
        return consumer.isAssigned()
                ? Health.up().build()
                : Health.outOfService().withDetail("waiting", "for partitions").build();
    }
}
