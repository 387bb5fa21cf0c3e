package io.vendflow.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.events.Authorized;
import io.vendflow.events.CancelRequested;
import io.vendflow.events.DeadLetter;
import io.vendflow.events.MachinePresence;
import io.vendflow.events.PaymentRequested;
import io.vendflow.events.Sale;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.events.VendReported;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.KafkaEventPublisher;
import io.vendflow.kafka.Replays;
import io.vendflow.kafka.setup.ClusterSetup;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** What comes again through the gateway's retry path: replays of the log and of the inbox, and letters sent again. */
class RetryPathTest extends GatewayStage {

    private static final String OTHER_SALE = SALE.replace("7F3K9Q", "SECOND");

    private Instant now = START;

    @Test
    void tellsTheMachineOnceThoughTheAuthorizationIsReplayedTwice() {
        Sale sale = authorizedSale();
        Authorized event = new Authorized(meta("authorized"), sale, 2500L, "psp", START, null);

        replay(Topics.AUTHORIZED, event);
        replay(Topics.AUTHORIZED, event);

        assertThat(told()).isEmpty();
        assertThat(all(Topics.CANCEL_REQUESTED, CancelRequested.class)).isEmpty();
    }

    @Test
    void makesUpForAnAuthorizationThatWasLost() {
        say("sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        created(sale);

        replay(Topics.AUTHORIZED, new Authorized(meta("authorized"), sale, 2500L, "psp", START, null));

        assertThat(states()).containsExactly("AWAITING_PAYMENT", "AUTHORIZED");
    }

    @Test
    void doesNothingTwiceWhenMachinesMessagesAreReplayedAfterTheirSaleHasEnded() {
        Sale sale = authorizedSale();
        say("vend", VEND);
        only(Topics.VEND_REPORTED, VendReported.class);
        captured(sale);
        told();

        replayMessage("sale", SALE, START);
        replayMessage("vend", VEND, START);

        assertThat(all(Topics.PAYMENT_REQUESTED, PaymentRequested.class)).isEmpty();
        assertThat(all(Topics.VEND_REPORTED, VendReported.class)).isEmpty();
        assertThat(all(Topics.DEAD_LETTERS, DeadLetter.class)).isEmpty();
        assertThat(states()).as("said again, nothing else").containsOnly("CAPTURED");
    }

    @Test
    void opensASaleThatWasLostAsOfItsOwnTime() {
        pass(Duration.ofMinutes(5));

        replayMessage("sale", SALE, START);

        assertThat(only(Topics.PAYMENT_REQUESTED, PaymentRequested.class)
                        .getSale()
                        .getRequestedAt())
                .as("whoever asks Vipps sees how old it is")
                .isEqualTo(START);
    }

    @Test
    void opensNoSaleThatItMayHaveForgotten() {
        pass(RULES.rememberEnded().plusMinutes(1));

        replayMessage("sale", SALE, START);

        assertThat(all(Topics.PAYMENT_REQUESTED, PaymentRequested.class)).isEmpty();
        assertThat(only(Topics.DEAD_LETTERS, DeadLetter.class).getCode()).isEqualTo("TOO_OLD");
        assertThat(told()).as("a state that may run backwards").isEmpty();
    }

    @Test
    void givesUpNoSaleForOneThatComesAgain() {
        say("sale", SALE);
        Sale open = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        created(open);
        told();

        replayMessage("sale", OTHER_SALE, START.minusSeconds(30));

        assertThat(all(Topics.CANCEL_REQUESTED, CancelRequested.class)).isEmpty();
        assertThat(only(Topics.DEAD_LETTERS, DeadLetter.class).getCode()).isEqualTo("SALE_IN_PROGRESS");
        authorized(open, START);
        assertThat(states()).containsExactly("REJECTED", "AUTHORIZED");
    }

    @Test
    void believesNoPresenceOfThePast() {
        say("presence", "{\"online\":true,\"bootId\":\"b2\",\"firmware\":\"1\"}");
        only(Topics.PRESENCE, MachinePresence.class);

        replayMessage("presence", "{\"online\":false,\"bootId\":\"b2\",\"firmware\":\"1\"}", START.minusSeconds(60));

        assertThat(all(Topics.PRESENCE, MachinePresence.class)).isEmpty();
    }

    @Test
    void takesAMendedMessageOfAMachineAsSentNow() {
        say("sale", SALE.replace("\"NOK\"", "NOK"));
        DeadLetter letter = only(Topics.DEAD_LETTERS, DeadLetter.class);
        pass(Duration.ofMinutes(5));

        resend(mended(letter, SALE), 1);

        assertThat(only(Topics.PAYMENT_REQUESTED, PaymentRequested.class)
                        .getSale()
                        .getRequestedAt())
                .isEqualTo(now);
    }

    @Test
    void countsTheSendingsOfAMachinesMessageThatFailsAgain() {
        say("sale", "{");
        DeadLetter first = only(Topics.DEAD_LETTERS, DeadLetter.class);

        resend(first, 1);
        DeadLetter second = only(Topics.DEAD_LETTERS, DeadLetter.class);
        resend(first, 1);
        DeadLetter sameSending = only(Topics.DEAD_LETTERS, DeadLetter.class);

        assertThat(second.getMeta().getId()).isNotEqualTo(first.getMeta().getId());
        assertThat(sameSending.getMeta().getId()).isEqualTo(second.getMeta().getId());
        assertThat(second.getOrigin()).isEqualTo("mqtt");
        assertThat(second.getTopic()).isEqualTo("vending/v1/up/VM0042/sale");
        assertThat(header(second, Replays.ATTEMPT)).isEqualTo("1");
        assertThat(header(second, Replays.LETTER)).isEqualTo(first.getMeta().getId());
    }

    @Test
    void buriesInWordsWhatItHasNoStepFor() {
        replay(record(Topics.MACHINES.name(), new byte[] {1}, START));
        assertThat(only(Topics.DEAD_LETTERS, DeadLetter.class)).satisfies(letter -> {
            assertThat(letter.getCode()).isEqualTo("NO_STEP");
            assertThat(letter.getTopic()).isEqualTo("vending.machines");
        });

        replay(record(Topics.RECEIPT_ATTACHED.name(), new byte[] {1}, START));
        assertThat(only(Topics.DEAD_LETTERS, DeadLetter.class).getCode()).isEqualTo("NO_STEP");
    }

    private void pass(Duration time) {
        driver.advanceWallClockTime(time);
        now = now.plus(time);
    }

    private <E extends SpecificRecordBase> void replay(Topic<E> topic, E event) {
        ProducerRecord<String, byte[]> written = KafkaEventPublisher.toRecord(codec, Emission.of(topic, event));
        ConsumerRecord<String, byte[]> record = record(topic.name(), written.value(), START);
        written.headers().forEach(record.headers()::add);
        replay(record);
    }

    private void replayMessage(String channel, String payload, Instant at) {
        ConsumerRecord<String, byte[]> record =
                record(ClusterSetup.GATEWAY_INBOX, payload.getBytes(StandardCharsets.UTF_8), at);
        record.headers().add(Replays.MQTT_TOPIC, ("vending/v1/up/VM0042/" + channel).getBytes(StandardCharsets.UTF_8));
        replay(record);
    }

    private void replay(ConsumerRecord<String, byte[]> record) {
        send(Replays.toRecord(record, "machine-gateway", "kim"));
    }

    private void resend(DeadLetter letter, int attempt) {
        send(Replays.toRecord(letter, attempt, "kim"));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        driver.createInputTopic(record.topic(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(record.key(), record.value(), record.headers(), now));
    }

    private static DeadLetter mended(DeadLetter letter, String payload) {
        return DeadLetter.newBuilder(letter)
                .setPayload(ByteBuffer.wrap(payload.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    private static String header(DeadLetter letter, String name) {
        ByteBuffer value = Objects.requireNonNull(letter.getHeaders().get(name));
        return StandardCharsets.UTF_8.decode(value.duplicate()).toString();
    }

    private static ConsumerRecord<String, byte[]> record(String topic, byte[] value, Instant at) {
        return new ConsumerRecord<>(
                topic,
                0,
                7,
                at.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                "VM0042",
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
