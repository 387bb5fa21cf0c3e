package io.vendflow.kafka.spring;

import io.vendflow.kafka.consume.KeyedConsumer;
import io.vendflow.kafka.parts.Condition;
import io.vendflow.kafka.parts.Part;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/** Starts a consumer with the application, stops it before the beans it uses, and tells its health. */
public final class ConsumerLifecycle implements SmartLifecycle, HealthIndicator, Part {

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
    public String name() {
        return "consumer";
    }

    @Override
    public Condition condition() {
        return consumer.condition();
    }

    @Override
    public Health health() {
        return PartHealth.of(condition());
    }
}
