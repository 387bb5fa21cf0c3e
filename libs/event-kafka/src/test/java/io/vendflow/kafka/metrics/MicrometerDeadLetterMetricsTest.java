package io.vendflow.kafka.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MicrometerDeadLetterMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MicrometerDeadLetterMetrics metrics = new MicrometerDeadLetterMetrics(
            registry, new DeadLetterCodes(Set.of("NOTHING_OWED", DeadLetterCodes.VIPPS_REFUSED)));

    @Test
    void hasEveryCodeFromTheStart() {
        assertThat(count("NOTHING_OWED")).isZero();
        assertThat(count("UNREADABLE_EVENT")).isZero();
    }

    @Test
    void neverMakesAValueOfAWordThatSomebodyElseChose() {
        for (int i = 0; i < 1_000; i++) {
            metrics.written(UUID.randomUUID().toString());
            metrics.written("VIPPS_" + i);
        }
        metrics.written("NOTHING_OWED");

        assertThat(count("OTHER")).isEqualTo(1_000);
        assertThat(count("VIPPS_REFUSED")).isEqualTo(1_000);
        assertThat(count("NOTHING_OWED")).isOne();
        assertThat(registry.get("vendflow.dead.letters").counters()).hasSize(6);
    }

    private double count(String code) {
        return registry.get("vendflow.dead.letters").tag("code", code).counter().count();
    }
}
