package io.vendflow.kafka.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.vendflow.kafka.streams.StreamsRunner;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.SmartLifecycle;

/**
 * Starts a topology with the application, stops it in order, and tells its health. When Kafka turns it away the application
 * ends, so that it is started again and reads its password anew.
 */
public final class StreamsLifecycle implements SmartLifecycle, HealthIndicator, ApplicationContextAware {

    private final StreamsRunner runner;
    private volatile boolean running;

    public StreamsLifecycle(StreamsRunner runner, MeterRegistry meters) {
        this.runner = runner;
        new KafkaStreamsMetrics(runner.streams()).bindTo(meters);
    }

    @Override
    public void setApplicationContext(ApplicationContext application) {
        runner.onRefusal(() -> Ending.of(application));
    }

    @Override
    public void start() {
        runner.start();
        running = true;
    }

    @Override
    public void stop() {
        runner.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public Health health() {
        return (runner.isRunning() ? Health.up() : Health.outOfService())
                .withDetail("state", runner.state().name())
                .build();
    }
}
