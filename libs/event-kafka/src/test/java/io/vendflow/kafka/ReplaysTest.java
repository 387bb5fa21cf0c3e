package io.vendflow.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.events.DeadLetter;
import io.vendflow.events.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a record is recognised as, when it was read, replayed, or sent again as a dead letter. */
class ReplaysTest {

    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final byte[] BYTES = {1, 2, 3};

    private final DeadLetters deadLetters = new DeadLetters("capture-service", Clock.fixed(AT, ZoneOffset.UTC));

    /** Avro copies no class that nobody vouches for, and the codec vouches for ours. */
    @BeforeAll
    static void loadTheCodec() {
        assertThat(new EventCodec("mock://replays")).isNotNull();
    }

    @Test
    void knowsAReplayAsTheRecordThatItRepeats() {
        ConsumerRecord<String, byte[]> record = read("vending.captured", 3, 42);

        Origin replayed = Origin.of(arrive(Replays.toRecord(record, "capture-service", "kim"), 7));

        assertThat(replayed.isAgain()).isTrue();
        assertThat(replayed.id()).isEqualTo(Origin.of(record).id()).isEqualTo("vending.captured/3/42");
        assertThat(replayed.topic()).isEqualTo("vending.captured");
        assertThat(replayed.at()).isEqualTo(AT);
        assertThat(replayed.again()).containsEntry(Replays.BY, "kim");
    }

    @Test
    void keepsKeyValueAndHeadersOfWhatIsReplayed() {
        ConsumerRecord<String, byte[]> record = read("vending.captured", 3, 42);
        record.headers().add("ce_subject", "VM0042-7F3K9Q".getBytes(StandardCharsets.UTF_8));

        ProducerRecord<String, byte[]> replay = Replays.toRecord(record, "capture-service", "kim");

        assertThat(replay.topic()).isEqualTo("capture-service.replay");
        assertThat(replay.key()).isEqualTo("VM0042");
        assertThat(replay.value()).isEqualTo(BYTES);
        assertThat(replay.headers().lastHeader("ce_subject")).isNotNull();
        assertThat(record.headers().lastHeader(Replays.OF))
                .as("the original is left alone")
                .isNull();
    }

    @Test
    void buriesAReplayThatFailsAsBeforeAsTheLetterOfBefore() {
        ConsumerRecord<String, byte[]> record = read("vending.captured", 3, 42);

        DeadLetter first = bury(record);
        DeadLetter second = bury(arrive(Replays.toRecord(record, "capture-service", "kim"), 7));

        assertThat(second.getMeta().getId()).isEqualTo(first.getMeta().getId());
        assertThat(second.getTopic()).isEqualTo("vending.captured");
        assertThat(second.getOffset()).isEqualTo(42);
        assertThat(second.getMeta().getCausationId()).isEqualTo("capture-service.replay/0/7");
    }

    @Test
    void makesALetterThatWasSentAgainANewOneThatStillCounts() {
        DeadLetter first = bury(read("vending.captured", 3, 42));

        DeadLetter second = bury(arrive(Replays.toRecord(first, 1, "kim"), 7));
        DeadLetter sameSending = bury(arrive(Replays.toRecord(first, 1, "kim"), 8));
        DeadLetter third = bury(arrive(Replays.toRecord(second, 2, "kim"), 9));

        assertThat(second.getMeta().getId())
                .isNotEqualTo(first.getMeta().getId())
                .as("sent twice after doubt")
                .isEqualTo(sameSending.getMeta().getId());
        assertThat(second.getTopic()).isEqualTo("vending.captured");
        assertThat(header(second, Replays.LETTER)).isEqualTo(first.getMeta().getId());
        assertThat(header(second, Replays.ATTEMPT)).isEqualTo("1");
        assertThat(header(third, Replays.LETTER)).isEqualTo(second.getMeta().getId());
        assertThat(header(third, Replays.ATTEMPT)).isEqualTo("2");
    }

    @Test
    void sendsAMachinesMessageToTheGatewayAsFromItsInbox() {
        DeadLetter letter = DeadLetter.newBuilder(bury(read("vending.captured", 0, 0)))
                .setMeta(Metas.of("machine-gateway", "c", AT, "letter"))
                .setOrigin("mqtt")
                .setTopic("vending/v1/up/VM0042/sale")
                .setHeaders(Map.of())
                .build();

        ProducerRecord<String, byte[]> record = Replays.toRecord(letter, 1, "kim");

        assertThat(record.topic()).isEqualTo("machine-gateway.replay");
        assertThat(record.key()).isEqualTo("VM0042");
        assertThat(new String(record.headers().lastHeader(Replays.MQTT_TOPIC).value(), StandardCharsets.UTF_8))
                .isEqualTo("vending/v1/up/VM0042/sale");
        assertThat(Origin.of(arrive(record, 1)).topic()).isEqualTo("machine-gateway.inbox");
        assertThat(Origin.of(arrive(record, 1)).at()).as("it is sent now").isNull();
    }

    @Test
    void takesNonsenseInARetryPathAsWhatItIs() {
        assertThat(Origin.of(read("capture-service.replay", 0, 5)).isAgain()).isFalse();

        ConsumerRecord<String, byte[]> odd = read("capture-service.replay", 0, 5);
        odd.headers().add(Replays.OF, "vending.captured".getBytes(StandardCharsets.UTF_8));
        odd.headers().add(Replays.PARTITION, "99999999999999".getBytes(StandardCharsets.UTF_8));
        odd.headers().add(Replays.OFFSET, "-1".getBytes(StandardCharsets.UTF_8));
        assertThat(Origin.of(odd).id()).isEqualTo("capture-service.replay/0/5");
        assertThat(Origin.of(odd).offset()).isNull();
    }

    private DeadLetter bury(ConsumerRecord<String, byte[]> record) {
        Emission<DeadLetter> letter = deadLetters.of(record, "UNEXPECTED", "words");
        assertThat(letter.topic()).isEqualTo(Topics.DEAD_LETTERS);
        return letter.event();
    }

    private static String header(DeadLetter letter, String name) {
        ByteBuffer value = Objects.requireNonNull(letter.getHeaders().get(name));
        return StandardCharsets.UTF_8.decode(value.duplicate()).toString();
    }

    private static ConsumerRecord<String, byte[]> read(String topic, int partition, long offset) {
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                AT.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                "VM0042",
                BYTES,
                new RecordHeaders(),
                Optional.empty());
    }

    private static ConsumerRecord<String, byte[]> arrive(ProducerRecord<String, byte[]> sent, long offset) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(sent.topic(), 0, offset, sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        return record;
    }
}
