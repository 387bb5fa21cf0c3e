package io.vendflow.kafka.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.vendflow.kafka.parts.Condition;
import io.vendflow.kafka.parts.Part;
import io.vendflow.kafka.streams.StreamsRunner;
import io.vendflow.kafka.streams.TopologyLag;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/** Starts a topology with the application, stops it in order, and tells its health. */
public final class StreamsLifecycle implements SmartLifecycle, HealthIndicator, Part {

    private final StreamsRunner runner;
    private volatile boolean running;

    public StreamsLifecycle(StreamsRunner runner, MeterRegistry meters, ApplicationEnd end) {
        this.runner = runner;
        runner.onDeath(end::begin);
        new KafkaStreamsMetrics(runner.streams()).bindTo(meters);
        new TopologyLag(runner.streams()::metrics).bindTo(meters, runner.topics());
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
    public String name() {
        return "streams";
    }

    @Override
    public Condition condition() {
        return runner.condition();
    }

    @Override
    public Health health() {
        return PartHealth.of(condition());
    }
}
