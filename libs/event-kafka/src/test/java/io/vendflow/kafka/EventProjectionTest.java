package io.vendflow.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vendflow.events.MachinePresence;
import io.vendflow.events.Topics;
import io.vendflow.kafka.setup.ClusterSetup;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventProjectionTest {

    private static final String REGISTRY = "mock://projection";
    private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");

    private final EventCodec codec = new EventCodec(REGISTRY);
    private final EventProjection projection =
            new EventProjection(Topics.PRESENCE, List.of("machineId", "meta.occurredAt"), REGISTRY);

    @BeforeAll
    static void register() {
        ClusterSetup.registerSchemas(REGISTRY);
    }

    private byte[] presence() {
        return codec.encode(
                Topics.PRESENCE, new MachinePresence(Metas.of("a", "b", AT, "c"), "VM0042", true, "boot", "firmware"));
    }

    @Test
    void decodesWhatIsWantedAndSkipsTheRest() {
        GenericRecord event = projection.decode(presence());

        assertThat(event.get("machineId")).hasToString("VM0042");
        assertThat(((GenericRecord) event.get("meta")).get("occurredAt")).isEqualTo(AT.toEpochMilli());
        assertThat(event.getSchema().getFields()).hasSize(2);
    }

    @Test
    void takesWhateverTheDecoderMakesOfGarbageForTheRecordsFault() {
        byte[] bytes = presence();
        byte[] hugeLength = Arrays.copyOf(bytes, 15);
        Arrays.fill(hugeLength, 5, 14, (byte) 0xFF);
        hugeLength[14] = 1;

        assertThatThrownBy(() -> projection.decode(hugeLength)).isInstanceOf(UnreadableEventException.class);
        assertThatThrownBy(() -> projection.decode(Arrays.copyOf(bytes, 9)))
                .isInstanceOf(UnreadableEventException.class);
        assertThatThrownBy(() -> projection.decode(new byte[] {1, 2, 3})).isInstanceOf(UnreadableEventException.class);
        assertThatThrownBy(() -> projection.decode(null)).isInstanceOf(UnreadableEventException.class);
        assertThat(projection.decode(bytes).get("machineId"))
                .as("and the next is read")
                .hasToString("VM0042");
    }

    @Test
    void doesNotTakeAnUnknownSchemaForAnOutage() {
        byte[] bytes = presence();
        bytes[1] = 0x7F;

        assertThatThrownBy(() -> projection.decode(bytes)).isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void refusesAFieldThatTheEventDoesNotHave() {
        assertThatThrownBy(() -> new EventProjection(Topics.PRESENCE, List.of("machineID"), REGISTRY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("machineID");
    }
}
