package io.vendflow.kafka.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.events.DeadLetter;
import io.vendflow.events.MachinePresence;
import io.vendflow.events.Topics;
import io.vendflow.kafka.DeadLetters;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.Replays;
import io.vendflow.kafka.setup.ClusterSetup;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which step a record comes to, also when it comes again. */
class EventRoutesTest {

    private static final String REGISTRY = "mock://event-routes";
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final MachinePresence PRESENCE =
            new MachinePresence(Metas.of("test", "c", AT, "presence"), "VM0042", true, "b", "f");

    private final EventCodec codec = new EventCodec(REGISTRY);
    private final List<MachinePresence> handled = new ArrayList<>();
    private final List<Emission<?>> published = new ArrayList<>();
    private final EventRoutes routes = new EventRoutes(
            new Steps().with(Topics.PRESENCE, event -> {
                handled.add(event);
                return List.of();
            }),
            codec,
            published::addAll,
            new DeadLetters("receipt-service", Clock.fixed(AT, ZoneOffset.UTC)),
            new SimpleMeterRegistry());

    @BeforeAll
    static void register() {
        ClusterSetup.registerSchemas(REGISTRY);
    }

    @Test
    void takesAReplayToTheStepOfTheTopicThatItNames() {
        routes.handle(replay(record(Topics.PRESENCE.name(), codec.encode(Topics.PRESENCE, PRESENCE))), 1);

        assertThat(handled).containsExactly(PRESENCE);
        assertThat(published).isEmpty();
    }

    @Test
    void buriesInWordsAReplayThatNoStepIsFor() {
        routes.handle(replay(record("vending.captured", new byte[] {1})), 1);

        assertThat(letter().getCode()).isEqualTo("NO_STEP");
        assertThat(letter().getMessage()).contains("vending.captured", "vending.presence");
        assertThat(handled).isEmpty();
    }

    @Test
    void buriesWhatNamesNoTopicOnTheRetryPath() {
        routes.handle(record("receipt-service.replay", new byte[] {1}), 1);

        assertThat(letter().getCode()).isEqualTo("NO_STEP");
        assertThat(letter().getTopic()).isEqualTo("receipt-service.replay");
    }

    @Test
    void buriesAReplayThatCannotBeReadUnderItsOwnTopic() {
        routes.handle(replay(record(Topics.PRESENCE.name(), new byte[] {1})), 1);

        assertThat(letter().getCode()).isEqualTo("UNREADABLE_EVENT");
        assertThat(letter().getTopic()).isEqualTo("vending.presence");
        assertThat(letter().getOffset()).isEqualTo(5);
    }

    @Test
    void failsOnATopicThatWasNeverSubscribed() {
        assertThatThrownBy(() -> routes.handle(record("vending.captured", new byte[] {1}), 1))
                .isInstanceOf(IllegalStateException.class);
    }

    private DeadLetter letter() {
        assertThat(published).hasSize(1);
        return (DeadLetter) published.getFirst().event();
    }

    private static ConsumerRecord<String, byte[]> record(String topic, byte[] value) {
        return new ConsumerRecord<>(topic, 0, 5, "VM0042", value);
    }

    private static ConsumerRecord<String, byte[]> replay(ConsumerRecord<String, byte[]> record) {
        ProducerRecord<String, byte[]> sent = Replays.toRecord(record, "receipt-service", "kim");
        ConsumerRecord<String, byte[]> arrived = new ConsumerRecord<>(sent.topic(), 0, 77, sent.key(), sent.value());
        sent.headers().forEach(arrived.headers()::add);
        return arrived;
    }
}
