package io.vendflow.kafka.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.kafka.parts.Condition;
import io.vendflow.kafka.parts.Part;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Who waits is not ready and lives; who is dead is named, in health, metrics and the log. */
@ExtendWith(OutputCaptureExtension.class)
class PartsTest {

    private final Fake streams = new Fake("streams");
    private final Fake mqtt = new Fake("mqtt");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HealthIndicator liveness = PartHealth.ofLife(List.of(streams, mqtt));
    private final PartsWatch watch = new PartsWatch(List.of(streams, mqtt), meters);

    @Test
    void aPartThatWaitsNeedsNoRestart() {
        streams.condition = new Condition.Waits("for Kafka");

        assertThat(liveness.health()).isEqualTo(Health.up().build());
        assertThat(PartHealth.of(streams.condition).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(gauge("vendflow.part.ready", "streams")).isZero();
        assertThat(gauge("vendflow.part.dead", "streams")).isZero();
        assertThat(gauge("vendflow.part.ready", "mqtt")).isOne();
    }

    @Test
    void livenessNamesThePartThatIsDeadAndWhy() {
        streams.condition = new Condition.Dead("in state ERROR");

        Health health = Objects.requireNonNull(liveness.health());
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).containsOnlyKeys("streams").containsValue("in state ERROR");
        assertThat(gauge("vendflow.part.dead", "streams")).isOne();
        assertThat(gauge("vendflow.part.ready", "streams")).isZero();
    }

    @Test
    void theLogTellsOfEachChangeOnceWhetherAnybodyAsksOrNot(CapturedOutput log) {
        watch.look();
        mqtt.condition = new Condition.Waits("for the MQTT broker");
        watch.look();
        watch.look();
        mqtt.condition = new Condition.Dead("given up");
        watch.look();

        assertThat(log).containsOnlyOnce("waits for the MQTT broker").containsOnlyOnce("a restart is needed: given up");
    }

    private double gauge(String name, String part) {
        return meters.get(name).tag("part", part).gauge().value();
    }

    private static final class Fake implements Part {

        private final String name;
        private Condition condition = new Condition.Works();

        Fake(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Condition condition() {
            return condition;
        }
    }
}
