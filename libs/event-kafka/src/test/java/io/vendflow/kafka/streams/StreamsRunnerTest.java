package io.vendflow.kafka.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.parts.Condition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a topology says of itself where no Kafka is needed to know; the rest is in {@link StreamsConditionIT}. */
class StreamsRunnerTest {

    /** Nobody answers there. */
    private static final KafkaSettings NOWHERE = new KafkaSettings("localhost:1", "mock://none", null, Map.of());

    @TempDir
    private Path state;

    @Test
    void waitsToBeStarted() {
        try (StreamsRunner runner = runner()) {
            assertThat(runner.condition()).isEqualTo(new Condition.Waits("to be started"));
        }
    }

    @Test
    void isNotDeadWhenItIsStopped() {
        AtomicInteger deaths = new AtomicInteger();
        StreamsRunner runner = runner();
        runner.onDeath(deaths::incrementAndGet);

        runner.close();

        assertThat(runner.condition()).isEqualTo(new Condition.Waits("for nothing: it is being stopped"));
        assertThat(deaths).hasValue(0);
    }

    @Test
    void isDeadWhenSomebodyElseStoppedIt() {
        try (StreamsRunner runner = runner()) {
            runner.streams().close();

            assertThat(runner.condition()).isEqualTo(new Condition.Dead("the topology unit is in state NOT_RUNNING"));
        }
    }

    private StreamsRunner runner() {
        return new StreamsRunner("unit", NOWHERE, state, Duration.ofMillis(10), topology());
    }

    private static Topology topology() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream("vending.events").foreach((key, value) -> {});
        return builder.build();
    }
}
