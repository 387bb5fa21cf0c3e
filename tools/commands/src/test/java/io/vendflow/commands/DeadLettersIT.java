package io.vendflow.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.events.Authorized;
import io.vendflow.events.DeadLetter;
import io.vendflow.events.DeadLetterAction;
import io.vendflow.events.DeadLetterHandled;
import io.vendflow.events.Topics;
import io.vendflow.kafka.DeadLetters;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.KafkaEventPublisher;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.Proposals;
import io.vendflow.kafka.Replays;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.kafka.consume.Backoff;
import io.vendflow.kafka.consume.EventRoutes;
import io.vendflow.kafka.consume.KeyedConsumer;
import io.vendflow.kafka.consume.PermanentFailureException;
import io.vendflow.kafka.consume.Steps;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.testing.Sales;
import io.vendflow.testing.Stage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters and replays at the command line, with a service that takes authorizations over less than 30.00. */
class DeadLettersIT {

    private static final String SERVICE = "receipt-service";
    private static final Queue<Authorized> HANDLED = new ConcurrentLinkedQueue<>();

    @TempDir
    private static Path data;

    private static Stage stage;
    private static KeyedConsumer service;
    private static KafkaEventPublisher publisher;

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeAll
    static void open() {
        stage = Stage.openFor("commands", data);
        KafkaSettings settings = stage.settings();
        EventCodec codec = new EventCodec(settings.schemaRegistryUrl());
        publisher = new KafkaEventPublisher(
                new KafkaProducer<>(settings.producer(SERVICE), new StringSerializer(), new ByteArraySerializer()),
                codec);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        EventRoutes routes = new EventRoutes(
                new Steps().with(Topics.AUTHORIZED, event -> {
                    if (event.getAmount() > 3_000) {
                        throw new PermanentFailureException("TOO_MUCH", "more than 30.00");
                    }
                    HANDLED.add(event);
                    return List.of();
                }),
                codec,
                publisher,
                new DeadLetters(SERVICE, Clock.systemUTC()),
                meters);
        service = new KeyedConsumer(
                () -> new KafkaConsumer<>(
                        settings.consumer(SERVICE, SERVICE), new StringDeserializer(), new ByteArrayDeserializer()),
                List.of(Topics.AUTHORIZED.name(), Replays.topicOf(SERVICE)),
                routes,
                Backoff.DEFAULT,
                100,
                meters);
        service.start();
    }

    @AfterAll
    static void close() {
        service.close();
        publisher.close();
        stage.close();
    }

    @BeforeEach
    void openShell() {
        shell = new Shell(stage.environment());
    }

    /** Garbage among the dead letters themselves is told of and passed over. */
    @Test
    void isNotStoppedByARecordThatCannotBeRead() throws Exception {
        stage.publishGarbage(Topics.DEAD_LETTERS, "VM0042", new byte[] {1, 2, 3});

        ok("dead-letters", "list", "--all");
    }

    @Test
    void showsALetterAndSendsItAgainMended() throws IOException {
        stage.publish(Topics.AUTHORIZED, authorized("MEND01", 4_300));
        DeadLetter letter = letterOf("MEND01");
        Path file = folder.resolve("letter.json");

        ok("dead-letters", "list", "--code", "TOO_MUCH");
        assertThat(shell.said()).contains(id(letter).substring(0, 8), "WAITING", "VM0042", "more than 30.00");
        ok("dead-letters", "show", id(letter), "--out", file.toString());
        assertThat(shell.said())
                .contains(
                        "from         kafka vending.authorized, partition",
                        "TOO_MUCH",
                        "as Authorized:",
                        "VM0042-MEND01");

        Files.writeString(
                file, Files.readString(file).replaceFirst("\"amount\" : 4300,(\\s+\"psp)", "\"amount\" : 2500,$1"));
        ok("dead-letters", "resend", id(letter), "--with", file.toString(), "--reason", "typing error", "--by", "kim");

        Awaitility.await()
                .untilAsserted(() -> assertThat(HANDLED)
                        .filteredOn(event -> event.getSale().getSaleId().equals("MEND01"))
                        .extracting(Authorized::getAmount)
                        .containsExactly(2_500L));
        assertThat(handlings(letter)).singleElement().satisfies(handled -> {
            assertThat(handled.getAction()).isEqualTo(DeadLetterAction.RESENT);
            assertThat(handled.getAttempt()).isEqualTo(1);
            assertThat(handled.getHandledBy()).isEqualTo("kim");
            assertThat(handled.getNote()).isEqualTo("typing error");
            assertThat(handled.getSentTo()).isEqualTo("receipt-service.replay");
        });
        ok("dead-letters", "list");
        assertThat(shell.said()).doesNotContain(id(letter).substring(0, 8));
        ok("dead-letters", "list", "--all", "--format", "csv");
        assertThat(shell.said()).contains(id(letter) + ",").contains(",RESENT,1,TOO_MUCH,");
        ok("dead-letters", "show", id(letter));
        assertThat(shell.said()).contains("RESENT (sending 1, to receipt-service.replay) by kim: typing error");
    }

    @Test
    void sendsAMessageThatFailsEachTimeAtMostThreeTimesInItsLife() {
        stage.publish(Topics.AUTHORIZED, authorized("ROUND1", 9_900));
        DeadLetter first = letterOf("ROUND1");
        DeadLetter newest = first;
        for (int sending = 1; sending <= 3; sending++) {
            ok("dead-letters", "resend", id(newest), "--reason", "perhaps now");
            newest = lettersOf("ROUND1", sending + 1).getLast();
        }

        for (DeadLetter each : List.of(newest, first)) {
            assertThat(shell.run("dead-letters", "resend", id(each), "--reason", "once more"))
                    .isEqualTo(2);
            assertThat(shell.complained()).contains("sent again 3 times", "dead-letters park");
        }
        ok("dead-letters", "park", id(newest), "--reason", "hopeless");
        ok("dead-letters", "list", "--code", "TOO_MUCH");
        assertThat(shell.said()).doesNotContain(id(newest).substring(0, 8));
        assertThat(handlings(newest)).extracting(DeadLetterHandled::getAction).containsExactly(DeadLetterAction.PARKED);
        ok("dead-letters", "park", id(newest), "--reason", "hopeless");
        assertThat(handlings(newest)).as("parked once").hasSize(1);
        assertThat(stage.records(Replays.topicOf(SERVICE)).stream()
                        .filter(each -> subject(each).equals("VM0042-ROUND1")))
                .hasSize(3);
    }

    @Test
    void sendsAMachinesMessageToTheGatewayAlone() throws IOException {
        DeadLetter letter = machinesLetter("machine-gateway", "mqtt", "vending/v1/up/MQTT01/sale", "MQTT01");
        Path mended = Files.writeString(folder.resolve("sale.json"), "{\"saleId\":\"7F3K9Q\"}");

        ok("dead-letters", "list", "--machine", "MQTT01", "--since", "1h", "--format", "json");
        assertThat(shell.said()).contains(id(letter), "\"origin\" : \"mqtt\"");
        ok("dead-letters", "show", id(letter));
        assertThat(shell.said()).contains("payload, 1 bytes:", "{");
        ok("dead-letters", "resend", id(letter), "--with", mended.toString(), "--reason", "closed the brace");

        assertThat(stage.records("machine-gateway.replay")).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("MQTT01");
            assertThat(record.value()).isEqualTo(Files.readAllBytes(mended));
            assertThat(header(record, Replays.MQTT_TOPIC)).isEqualTo("vending/v1/up/MQTT01/sale");
            assertThat(header(record, Replays.OF)).isEqualTo("machine-gateway.inbox");
            assertThat(header(record, Replays.ATTEMPT)).isEqualTo("1");
        });
    }

    @Test
    void refusesInWordsWhatCannotBeSentAgain() throws IOException {
        DeadLetter webhook = machinesLetter("webhook-ingest", "http", "/webhooks/vipps/123456", "");
        DeadLetter stranger = machinesLetter("somebody", "kafka", "vending.captured", "VM0042");
        DeadLetter event = machinesLetter("receipt-service", "kafka", "vending.authorized", "VM0042");
        String file = Files.writeString(folder.resolve("wrong.json"), "{\"saleId\":1}")
                .toString();

        refused("came by HTTP", "dead-letters", "resend", id(webhook), "--reason", "x");
        refused("somebody has no retry path", "dead-letters", "resend", id(stranger), "--reason", "x");
        refused("no Authorized as JSON", "dead-letters", "resend", id(event), "--with", file, "--reason", "x");
        refused("--reason", "dead-letters", "resend", id(event), "--reason", " ");
        refused("there is no dead letter zz", "dead-letters", "show", "zz");
        refused("--since: \"yesterday\"", "dead-letters", "list", "--since", "yesterday");
        assertThat(handlings(webhook)).isEmpty();
        assertThat(handlings(event)).isEmpty();
        ok("dead-letters", "show", id(event));
        assertThat(shell.said()).contains("not a Authorized");
    }

    @Test
    void saysWhatAReplayWouldDoAndSendsOnlyWithYes() {
        stage.publish(Topics.AUTHORIZED, authorized("REPLAY1", 2_500));
        stage.publish(Topics.AUTHORIZED, authorized("REPLAY2", 2_500));
        Awaitility.await().until(() -> times("REPLAY1") == 1 && times("REPLAY2") == 1);

        ok("replay", "--into", SERVICE, "--sale", "VM0042-REPLAY1");
        assertThat(shell.said())
                .contains(
                        "vending.authorized: 1 record of 1 sale (VM0042-REPLAY1)",
                        "receipt-service attaches the receipt",
                        "1 would be sent to receipt-service.replay; nothing was sent");
        assertThat(replayed("VM0042-REPLAY1")).isZero();

        ok("replay", "--into", SERVICE, "--sale", "VM0042-REPLAY1", "--from", "1h", "--yes", "--by", "kim");
        assertThat(shell.said()).contains("1 sent to receipt-service.replay");
        Awaitility.await().until(() -> times("REPLAY1") == 2);
        assertThat(times("REPLAY2")).isEqualTo(1);
        assertThat(replayed("VM0042-REPLAY1")).isEqualTo(1);
    }

    @Test
    void replaysAFactOnceHoweverOftenItIsInTheLog() {
        Authorized event = authorized("DOUBLE1", 2_500);
        stage.publish(Topics.AUTHORIZED, event);
        stage.publish(Topics.AUTHORIZED, event);

        ok("replay", "--into", SERVICE, "--sale", "VM0042-DOUBLE1");

        assertThat(shell.said()).contains("vending.authorized: 1 record of 1 sale");
    }

    @Test
    void replaysOnlyWhatIsMeantAndWhatAServiceHasAStepFor() {
        refused("must be one of machine-gateway", "replay", "--into", "nobody", "--machine", "VM0042");
        refused("at least one of", "replay", "--into", SERVICE);
        refused("no step for vending.captured", "replay", "--into", SERVICE, "--topic", "vending.captured");
        refused("--to: \"soon\"", "replay", "--into", SERVICE, "--to", "soon");

        ok("replay", "--into", SERVICE, "--topic", "vending.authorized", "--to", "2020-01-01T00:00:00Z");
        assertThat(shell.said())
                .isEqualToIgnoringNewLines(
                        "0 would be sent to receipt-service.replay; nothing was sent, --yes sends them");
        ok("replay", "--into", SERVICE, "--machine", "NOBODY");
        assertThat(shell.said()).startsWith("0 would be sent");
    }

    @Test
    void choosesMachinesMessagesByTheSaleInThemAndNoDecisionsOfOperators() throws Exception {
        inbox("INBOX1", "{\"saleId\":\"AAAA\"}", Replays.MQTT_TOPIC);
        inbox("INBOX1", "{\"saleId\":\"BBBB\"}", Replays.MQTT_TOPIC);
        inbox("INBOX1", "not JSON", Replays.MQTT_TOPIC);
        inbox("INBOX1", "{\"saleId\":\"AAAA\"}", Proposals.TOPIC);

        ok("replay", "--into", "machine-gateway", "--sale", "INBOX1-AAAA");
        assertThat(shell.said())
                .contains(
                        "machine-gateway.inbox: 1 record of 1 sale (INBOX1-AAAA)",
                        "1 would be sent to machine-gateway");
        ok("replay", "--into", "machine-gateway", "--machine", "INBOX1");
        assertThat(shell.said()).contains("machine-gateway.inbox: 3 records of 2 sales");
    }

    private static void inbox(String machine, String payload, String header) throws Exception {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(ClusterSetup.GATEWAY_INBOX, machine, payload.getBytes(StandardCharsets.UTF_8));
        record.headers().add(header, "x".getBytes(StandardCharsets.UTF_8));
        stage.send(record);
    }

    private void refused(String words, String... command) {
        assertThat(shell.run(command)).as(() -> Arrays.toString(command)).isEqualTo(2);
        assertThat(shell.complained()).contains(words);
    }

    private void ok(String... words) {
        assertThat(shell.run(words)).as(() -> shell.complained()).isZero();
    }

    private static String id(DeadLetter letter) {
        return letter.getMeta().getId();
    }

    private static Authorized authorized(String saleId, long amount) {
        var sale = Sales.now(saleId, Sales.COLA, Sales.CHIPS);
        return new Authorized(
                Metas.of("a-test", "nobody", sale.requestedAt(), "authorized", saleId),
                SaleMapper.toEvent(sale),
                amount,
                "psp",
                sale.requestedAt(),
                null);
    }

    private static DeadLetter machinesLetter(String producer, String origin, String topic, String key) {
        DeadLetter letter = DeadLetter.newBuilder()
                .setMeta(Metas.of(producer, "c", Instant.now(), "a letter", producer, topic, key))
                .setOrigin(origin)
                .setTopic(topic)
                .setKey(key)
                .setPayload(ByteBuffer.wrap("{".getBytes(StandardCharsets.UTF_8)))
                .setHeaders(Map.of())
                .setCode("NOT_JSON")
                .setMessage("not JSON")
                .build();
        stage.publish(Topics.DEAD_LETTERS, letter);
        return letter;
    }

    private static DeadLetter letterOf(String saleId) {
        return lettersOf(saleId, 1).getFirst();
    }

    private static List<DeadLetter> lettersOf(String saleId, int count) {
        return Awaitility.await()
                .until(
                        () -> stage.events(Topics.DEAD_LETTERS).stream()
                                .filter(letter -> ("VM0042-" + saleId)
                                        .equals(text(letter.getHeaders().get("ce_subject"))))
                                .toList(),
                        letters -> letters.size() == count);
    }

    private static List<DeadLetterHandled> handlings(DeadLetter letter) {
        return stage.events(Topics.DEAD_LETTERS_HANDLED).stream()
                .filter(handled -> handled.getLetterId().equals(id(letter)))
                .toList();
    }

    private static long times(String saleId) {
        return HANDLED.stream()
                .filter(event -> event.getSale().getSaleId().equals(saleId))
                .count();
    }

    private static long replayed(String reference) {
        return stage.records(Replays.topicOf(SERVICE)).stream()
                .filter(each -> subject(each).equals(reference))
                .count();
    }

    private static String subject(ConsumerRecord<String, byte[]> record) {
        return header(record, "ce_subject");
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String text(@Nullable ByteBuffer value) {
        return value == null
                ? ""
                : StandardCharsets.UTF_8.decode(value.duplicate()).toString();
    }
}
