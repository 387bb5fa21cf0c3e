package io.vendflow.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.events.Authorized;
import io.vendflow.events.Captured;
import io.vendflow.events.PaymentCreated;
import io.vendflow.events.PaymentRequested;
import io.vendflow.events.Sale;
import io.vendflow.events.Topics;
import io.vendflow.gateway.metrics.Metering;
import io.vendflow.gateway.qr.ZxingQrPainter;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.KafkaEventPublisher;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.Replays;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.tracing.Tracing;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** How long the steps of a sale took, and what is open. */
class SaleMetricsTest extends GatewayStage {

    private Instant now = START;

    @Test
    void timesEachStepOfASaleOnce() {
        Sale sale = select();
        pass(Duration.ofMillis(300));
        created(sale, now);
        pass(Duration.ofMillis(400));
        hand();
        pass(Duration.ofSeconds(20));
        authorizedNow(sale);
        pass(Duration.ofSeconds(6));
        vend();
        pass(Duration.ofSeconds(2));
        capturedAt(sale, now.minusMillis(500));

        assertTook("vendflow.sale.select.to.qr", 0.7);
        assertTook("vendflow.sale.scan.to.authorized", 20.4);
        assertTook("vendflow.sale.authorized.to.vend", 6);
        assertTook("vendflow.sale.vend.to.captured", 1.5);
    }

    @Test
    void timesNothingOfWhatIsSaidAgain() {
        Sale sale = select();
        created(sale, now);
        hand();
        sayNow("sale", SALE);
        pass(Duration.ofSeconds(5));
        hand();
        authorizedNow(sale);
        authorizedNow(sale);
        vend();
        pass(Duration.ofSeconds(1));
        vend();
        capturedAt(sale, now);
        capturedAt(sale, now.plusSeconds(9));

        for (String step : List.of("select.to.qr", "scan.to.authorized", "authorized.to.vend", "vend.to.captured")) {
            assertThat(timer("vendflow.sale." + step).count()).as(step).isOne();
        }
    }

    @Test
    void timesNothingOfWhatComesAgainFromTheLog() {
        replayMessage("sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        replay(new Emission<>(Topics.PAYMENT_CREATED, createdEvent(sale, START.minusSeconds(60))));
        hand();
        replay(new Emission<>(Topics.AUTHORIZED, authorizedEvent(sale)));
        replayMessage("vend", VEND);
        replay(new Emission<>(Topics.CAPTURED, capturedEvent(sale, now)));

        assertThat(meters.get("vendflow.gateway.updates")
                        .tag("state", "CAPTURED")
                        .counter()
                        .count())
                .as("the sale went its way all the same")
                .isOne();
        for (String step : List.of("select.to.qr", "scan.to.authorized", "authorized.to.vend", "vend.to.captured")) {
            assertThat(timer("vendflow.sale." + step).count()).as(step).isZero();
        }
    }

    @Test
    void countsATimeThatRunsBackwardsBetweenTwoClocksAsNone() {
        Sale sale = select();
        created(sale, now.plusSeconds(3));
        authorizedNow(sale);

        assertTook("vendflow.sale.scan.to.authorized", 0);
    }

    @Test
    void countsOpenSalesAndMoneyByWhereTheyStand() {
        Sale sale = select();
        assertThat(open("requested")).isOne();
        created(sale, now);
        assertThat(open("awaiting_payment")).isOne();
        assertThat(money()).isZero();
        authorizedNow(sale);
        assertThat(open("authorized")).isOne();
        assertThat(money()).isEqualTo(2500);
        vend();
        assertThat(open("reported")).isOne();
        assertThat(money()).isEqualTo(2500);
        capturedAt(sale, now);
        assertThat(meters.get("vendflow.sales.open").gauges())
                .allSatisfy(gauge -> assertThat(gauge.value()).isZero());
        assertThat(money()).isZero();
    }

    @Test
    void countsAVendThatNobodyReportedUntilItIsDecided() {
        Sale sale = select();
        created(sale, now);
        authorizedNow(sale);
        pass(Duration.ofMinutes(2).plusSeconds(1));
        assertThat(gauge("vendflow.vends.unknown")).isOne();
        assertThat(open("overdue")).isOne();
        assertThat(oldest("overdue")).isPositive();
        assertThat(oldest("in_time")).isZero();

        vend();
        assertThat(gauge("vendflow.vends.unknown")).isZero();
    }

    @Test
    void countsMachinesAndForgetsThoseThatAreRetired() {
        sayNow("presence", "{\"online\":true,\"bootId\":\"b1\"}");
        say("vending/v1/up/VM0043/presence", "VM0043", "{\"online\":true,\"bootId\":\"b1\"}");
        assertThat(gauge("vendflow.machines.known")).isEqualTo(2);
        assertThat(gauge("vendflow.machines.online")).isEqualTo(2);

        sayNow("presence", "{\"online\":false,\"bootId\":\"b1\"}");
        assertThat(gauge("vendflow.machines.known")).isEqualTo(2);
        assertThat(gauge("vendflow.machines.online")).isOne();
        assertThat(meters.get("vendflow.machines.presence")
                        .tag("to", "offline")
                        .counter()
                        .count())
                .isOne();

        send(Topics.MACHINES, profile("VM0042", false));
        assertThat(gauge("vendflow.machines.known")).isOne();
        send(Topics.MACHINES, profile("VM0042", true));
        assertThat(gauge("vendflow.machines.known")).isEqualTo(2);
    }

    @Test
    void countsWhatItRemembersRightAfterARestart() {
        Sale sale = select();
        created(sale, now);
        authorizedNow(sale);
        sayNow("presence", "{\"online\":true,\"bootId\":\"b1\"}");
        say("vending/v1/up/VM0043/presence", "VM0043", "{\"online\":true,\"bootId\":\"b1\"}");
        send(Topics.MACHINES, profile("VM0043", false));

        restart();
        pass(Duration.ofSeconds(1));

        assertThat(open("authorized")).isOne();
        assertThat(money()).isEqualTo(2500);
        assertThat(gauge("vendflow.machines.known")).isOne();
        assertThat(oldest("in_time")).isPositive();
        assertThat(oldest("overdue")).isZero();
    }

    @Test
    void countsNothingWhenItsShareWasGivenAway() {
        select();
        assertThat(open("requested")).isOne();

        driver.close();

        assertThat(open("requested")).isZero();
        start();
    }

    /** Another process takes over what is in the changelogs. */
    private void restart() {
        List<String> names =
                List.of(StoreMemory.SALES, StoreMemory.MACHINES, StoreMemory.DEADLINES, StoreMemory.PROFILES);
        List<List<KeyValue<String, byte[]>>> contents = new ArrayList<>();
        for (String name : names) {
            List<KeyValue<String, byte[]>> entries = new ArrayList<>();
            try (KeyValueIterator<String, byte[]> all = store(name).all()) {
                all.forEachRemaining(entries::add);
            }
            contents.add(entries);
        }
        driver.close();
        meters = new SimpleMeterRegistry();
        start();
        for (int i = 0; i < names.size(); i++) {
            store(names.get(i)).putAll(contents.get(i));
        }
    }

    private KeyValueStore<String, byte[]> store(String name) {
        return driver.getKeyValueStore(name);
    }

    private Sale select() {
        sayNow("sale", SALE);
        return only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
    }

    private void vend() {
        sayNow("vend", VEND);
    }

    private void pass(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
    }

    private void sayNow(String channel, String payload) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(Replays.MQTT_TOPIC, ("vending/v1/up/VM0042/" + channel).getBytes(StandardCharsets.UTF_8));
        driver.createInputTopic(ClusterSetup.GATEWAY_INBOX, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>("VM0042", payload.getBytes(StandardCharsets.UTF_8), headers, now));
    }

    /** Everything in the outbox is handed to the broker. */
    private void hand() {
        Outbox outbox = new Outbox(
                (topic, payload, expiry, trace) -> CompletableFuture.allOf(),
                new ZxingQrPainter(),
                Clock.fixed(now, ZoneOffset.UTC),
                Metering.decisions(meters),
                Tracing.off());
        output(ClusterSetup.GATEWAY_OUTBOX)
                .readValuesToList()
                .forEach(entry ->
                        outbox.handle(new ConsumerRecord<>(ClusterSetup.GATEWAY_OUTBOX, 0, 0, "VM0042", entry), 1));
    }

    private void created(Sale sale, Instant at) {
        send(Topics.PAYMENT_CREATED, createdEvent(sale, at));
    }

    private static PaymentCreated createdEvent(Sale sale, Instant at) {
        return new PaymentCreated(
                Metas.of("test", "test", at, "created"), sale, "https://qr.example/T", at.plusSeconds(600), null);
    }

    private void authorizedNow(Sale sale) {
        send(Topics.AUTHORIZED, authorizedEvent(sale));
    }

    private Authorized authorizedEvent(Sale sale) {
        return new Authorized(Metas.of("test", "test", now, "authorized"), sale, 2500L, "psp", now, null);
    }

    private void capturedAt(Sale sale, Instant at) {
        send(Topics.CAPTURED, capturedEvent(sale, at));
    }

    private static Captured capturedEvent(Sale sale, Instant at) {
        return new Captured(Metas.of("test", "test", at, "captured"), sale, 2500L, "psp");
    }

    private static io.vendflow.events.MachineProfile profile(String machine, boolean active) {
        return io.vendflow.events.MachineProfile.newBuilder()
                .setMeta(meta("machine"))
                .setMachineId(machine)
                .setMerchantSerialNumber("123456")
                .setName("")
                .setPlace("")
                .setActive(active)
                .build();
    }

    private void replayMessage(String channel, String payload) {
        ProducerRecord<String, byte[]> inbox = new ProducerRecord<>(
                ClusterSetup.GATEWAY_INBOX, null, "VM0042", payload.getBytes(StandardCharsets.UTF_8));
        inbox.headers().add(Replays.MQTT_TOPIC, ("vending/v1/up/VM0042/" + channel).getBytes(StandardCharsets.UTF_8));
        replay(inbox);
    }

    private <E extends SpecificRecordBase> void replay(Emission<E> emission) {
        replay(KafkaEventPublisher.toRecord(codec, emission));
    }

    private void replay(ProducerRecord<String, byte[]> original) {
        ConsumerRecord<String, byte[]> read = new ConsumerRecord<>(
                original.topic(),
                0,
                7,
                now.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                original.key(),
                original.value(),
                new RecordHeaders(),
                Optional.empty());
        original.headers().forEach(read.headers()::add);
        ProducerRecord<String, byte[]> again = Replays.toRecord(read, "machine-gateway", "anna");
        driver.createInputTopic(again.topic(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(again.key(), again.value(), again.headers(), now));
    }

    private void assertTook(String name, double seconds) {
        assertThat(timer(name).count()).as(name).isOne();
        assertThat(timer(name).totalTime(TimeUnit.SECONDS)).as(name).isEqualTo(seconds);
    }

    private Timer timer(String name) {
        return meters.get(name).timer();
    }

    private double open(String state) {
        return meters.get("vendflow.sales.open").tag("state", state).gauge().value();
    }

    private double money() {
        return meters.get("vendflow.money.open").tag("currency", "NOK").gauge().value();
    }

    private double oldest(String vend) {
        return meters.get("vendflow.money.open.oldest")
                .tag("vend", vend)
                .gauge()
                .value();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}
