package io.vendflow.kafka.spring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.kafka.parts.Condition;
import io.vendflow.kafka.parts.Part;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tells how a service's parts are, whether anybody asks or not: {@code vendflow_part_ready} and {@code vendflow_part_dead}, and a
 * line in the log whenever a part begins to wait, to work again, or dies. Whoever asks for health over HTTP may see the status alone.
 */
final class PartsWatch implements SmartLifecycle {

    private static final Logger LOGGER = LoggerFactory.getLogger(PartsWatch.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final List<Part> parts;
    private final Map<String, Class<?>> last = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("parts-watch").factory());
    private volatile boolean running;

    PartsWatch(Collection<Part> parts, MeterRegistry meters) {
        this.parts = List.copyOf(parts);
        for (Part part : parts) {
            gauge(meters, "vendflow.part.ready", "1 while the part does its work", part, Condition.Works.class);
            gauge(meters, "vendflow.part.dead", "1 when the part needs a restart", part, Condition.Dead.class);
        }
    }

    private static void gauge(
            MeterRegistry meters, String name, String description, Part part, Class<? extends Condition> condition) {
        Gauge.builder(name, part, self -> condition.isInstance(self.condition()) ? 1 : 0)
                .description(description)
                .tag("part", part.name())
                .register(meters);
    }

    @Override
    public void start() {
        var _ = thread.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        running = true;
    }

    void look() {
        for (Part part : parts) {
            Condition condition = conditionOf(part);
            if (last.put(part.name(), condition.getClass()) != condition.getClass()) {
                tell(part, condition);
            }
        }
    }

    /** One that cannot even say how it is must not silence the others. */
    private static Condition conditionOf(Part part) {
        try {
            return part.condition();
        } catch (RuntimeException e) {
            LOGGER.atError().addKeyValue("part", part.name()).setCause(e).log("cannot say how it is");
            return new Condition.Waits("for nobody knows what: " + e);
        }
    }

    private static void tell(Part part, Condition condition) {
        switch (condition) {
            case Condition.Works() ->
                LOGGER.atInfo().addKeyValue("part", part.name()).log("works");
            case Condition.Waits(String forWhat) ->
                LOGGER.atWarn().addKeyValue("part", part.name()).log("waits {}", forWhat);
            case Condition.Dead(String why) ->
                LOGGER.atError().addKeyValue("part", part.name()).log("dead, a restart is needed: {}", why);
        }
    }

    /** Before the parts stop, which would look like dying. */
    @Override
    public void stop() {
        thread.shutdownNow();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
