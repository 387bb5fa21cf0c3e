package io.vendflow.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.events.Authorized;
import io.vendflow.events.CancelRequested;
import io.vendflow.events.Captured;
import io.vendflow.events.DeadLetter;
import io.vendflow.events.MachinePresence;
import io.vendflow.events.PaymentCreated;
import io.vendflow.events.PaymentEnd;
import io.vendflow.events.PaymentEnded;
import io.vendflow.events.PaymentRejected;
import io.vendflow.events.PaymentRequested;
import io.vendflow.events.ReleaseReason;
import io.vendflow.events.Released;
import io.vendflow.events.Sale;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.events.VendOutcome;
import io.vendflow.events.VendReported;
import io.vendflow.gateway.GatewayRules;
import io.vendflow.gateway.MessageReader;
import io.vendflow.gateway.QrSource;
import io.vendflow.gateway.UnknownVendPolicy;
import io.vendflow.gateway.message.JsonMessageReader;
import io.vendflow.kafka.DeadLetters;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.sale.CaptureMode;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.ReceiptMode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole road of a sale through the gateway, with time that stands still until it is moved. */
class GatewayTopologyTest {

    private static final String REGISTRY = "mock://gateway-topology";
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final String SALE = """
            {"saleId":"7F3K9Q","currency":"NOK","display":{"format":"PNG","size":300},
             "lines":[{"slot":"A3","sku":"COLA05","name":"Cola 0.5 l","quantity":1,"unitPrice":2500,"taxRate":1500}]}""";
    private static final String VEND = """
            {"saleId":"7F3K9Q","outcome":"DISPENSED","dispensed":[{"slot":"A3","quantity":1}]}""";

    private final EventCodec codec = new EventCodec(REGISTRY);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    // What a machine may send is read by the real reader; its own test has every way to break it.
    private final MessageReader reader = new JsonMessageReader();
    private TopologyTestDriver driver;

    @BeforeAll
    static void registerSchemas() {
        ClusterSetup.registerSchemas(REGISTRY);
    }

    @BeforeEach
    void start() {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "machine-gateway");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        GatewayRules rules = new GatewayRules(
                new MerchantSerialNumber("123456"),
                CaptureMode.AFTER_VEND,
                ReceiptMode.SEPARATE,
                QrSource.DRAWN,
                Duration.ofMinutes(2),
                UnknownVendPolicy.RELEASE,
                Duration.ofHours(24),
                Duration.ofMinutes(3),
                Duration.ofSeconds(30),
                Duration.ofHours(48));
        driver = new TopologyTestDriver(
                GatewayTopology.build(
                        reader, codec, rules, new DeadLetters("machine-gateway", Clock.systemUTC()), meters),
                config,
                START);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void asksForAPaymentWithTheWholeSale() {
        say("sale", SALE);

        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        assertThat(sale.getReference()).isEqualTo("VM0042-7F3K9Q");
        assertThat(sale.getMerchantSerialNumber()).isEqualTo("123456");
        assertThat(sale.getAmount()).isEqualTo(2500);
        assertThat(sale.getRequestedAt()).isEqualTo(START);
    }

    @Test
    void takesASaleToCaptured() {
        Sale sale = authorizedSale();

        say("vend", VEND);
        VendReported vend = only(Topics.VEND_REPORTED, VendReported.class);
        assertThat(vend.getOutcome()).isEqualTo(VendOutcome.DISPENSED);
        assertThat(vend.getDispensedAmount()).isEqualTo(2500);
        assertThat(vend.getAuthorizedAmount()).isEqualTo(2500);

        captured(sale);
        assertThat(states()).containsExactly("CAPTURED");
    }

    @Test
    void tellsTheQrUntilThePaymentExpires() {
        say("sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        created(sale);

        JsonNode told = told().getFirst();
        assertThat(told.at("/topic").stringValue()).isEqualTo("vending/v1/down/VM0042/payment");
        assertThat(told.at("/notAfter").stringValue()).isEqualTo("2026-11-23T10:10:00Z");
        assertThat(told.at("/payload/expiresAt").stringValue()).isEqualTo("2026-11-23T10:10:00Z");
        assertThat(told.at("/payload/qr/text").stringValue()).isEqualTo("https://qr.example/T");
    }

    @Test
    void asksOnceWhenTheSameSaleComesTwiceAndTellsAgain() {
        say("sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        created(sale);
        say("sale", SALE);

        assertThat(all(Topics.PAYMENT_REQUESTED, PaymentRequested.class)).isEmpty();
        assertThat(states()).containsExactly("AWAITING_PAYMENT", "AWAITING_PAYMENT");
    }

    @Test
    void reportsAVendOnceWhenItComesTwice() {
        Sale sale = authorizedSale();
        say("vend", VEND);
        say("vend", VEND);
        assertThat(all(Topics.VEND_REPORTED, VendReported.class)).hasSize(1);
        assertThat(states()).as("nothing to tell while capture is under way").isEmpty();

        captured(sale);
        say("vend", VEND);
        assertThat(states()).containsExactly("CAPTURED", "CAPTURED");
    }

    @Test
    void keepsTheFirstSaleWhenItsNameIsTakenByOtherContent() {
        say("sale", SALE);
        say("sale", SALE.replace("2500", "2600"));

        assertThat(all(Topics.PAYMENT_REQUESTED, PaymentRequested.class)).hasSize(1);
        assertThat(told().getFirst().at("/payload/code").stringValue()).isEqualTo("SALE_CONFLICT");
        assertThat(only(Topics.DEAD_LETTERS, DeadLetter.class).getCode()).isEqualTo("SALE_CONFLICT");
    }

    @Test
    void supersedesASaleThatIsNotPaid() {
        say("sale", SALE);
        Sale first = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        created(first);
        say("sale", SALE.replace("7F3K9Q", "SECOND"));

        assertThat(only(Topics.CANCEL_REQUESTED, CancelRequested.class).getReason())
                .isEqualTo(ReleaseReason.SUPERSEDED);
        assertThat(only(Topics.PAYMENT_REQUESTED, PaymentRequested.class)
                        .getSale()
                        .getSaleId())
                .isEqualTo("SECOND");
    }

    @Test
    void rejectsANewSaleWhileAReportMayStillComeAndGoesAheadAfterwards() {
        authorizedSale();
        say("sale", SALE.replace("7F3K9Q", "SECOND"));
        JsonNode told = told().getFirst();
        assertThat(told.at("/payload/state").stringValue()).isEqualTo("REJECTED");
        assertThat(told.at("/payload/code").stringValue()).isEqualTo("SALE_IN_PROGRESS");

        driver.advanceWallClockTime(Duration.ofMinutes(2).plusSeconds(1));
        say("sale", SALE.replace("7F3K9Q", "THIRD"));
        assertThat(only(Topics.PAYMENT_REQUESTED, PaymentRequested.class)
                        .getSale()
                        .getSaleId())
                .isEqualTo("THIRD");
    }

    @Test
    void reportsAnUnknownVendInTimeAndStillTakesTheMachinesReport() {
        Sale sale = authorizedSale();
        driver.advanceWallClockTime(Duration.ofMinutes(2).plusSeconds(1));
        assertThat(only(Topics.VEND_REPORTED, VendReported.class).getOutcome()).isEqualTo(VendOutcome.UNKNOWN);

        say("vend", VEND);
        assertThat(only(Topics.VEND_REPORTED, VendReported.class).getOutcome()).isEqualTo(VendOutcome.DISPENSED);
        captured(sale);
        assertThat(states()).containsExactly("CAPTURED");
    }

    @Test
    void cancelsAfterTheButtonAndTellsWhenVippsHasConfirmed() {
        say("sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        created(sale);
        told();
        say("cancel", "{\"saleId\":\"7F3K9Q\",\"reason\":\"BUTTON\"}");
        assertThat(only(Topics.CANCEL_REQUESTED, CancelRequested.class).getReason())
                .isEqualTo(ReleaseReason.BUTTON);
        assertThat(states()).isEmpty();

        released(sale, ReleaseReason.BUTTON);
        ended(sale, PaymentEnd.TERMINATED);
        JsonNode told = told().getFirst();
        assertThat(told.at("/payload/state").stringValue()).isEqualTo("RELEASED");
        assertThat(told.at("/payload/code").stringValue()).isEqualTo("BUTTON");
        assertThat(states()).isEmpty();
    }

    @Test
    void waitsWithACancelUntilThereIsAPaymentToCancel() {
        say("sale", SALE);
        say("cancel", "{\"saleId\":\"7F3K9Q\"}");
        assertThat(all(Topics.CANCEL_REQUESTED, CancelRequested.class)).isEmpty();

        created(only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale());
        assertThat(only(Topics.CANCEL_REQUESTED, CancelRequested.class).getReason())
                .isEqualTo(ReleaseReason.BUTTON);
        assertThat(states()).as("the QR of a cancelled sale is never shown").isEmpty();
    }

    @Test
    void letsGoOfAnAuthorizationThatComesAfterTheCancel() {
        say("sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        created(sale);
        say("cancel", "{\"saleId\":\"7F3K9Q\"}");
        told();
        only(Topics.CANCEL_REQUESTED, CancelRequested.class);

        authorized(sale, START);
        assertThat(only(Topics.CANCEL_REQUESTED, CancelRequested.class).getReason())
                .isEqualTo(ReleaseReason.LATE_AUTHORIZATION);
        assertThat(states()).as("never vended").isEmpty();
        released(sale, ReleaseReason.LATE_AUTHORIZATION);
        assertThat(states()).containsExactly("RELEASED");
    }

    @Test
    void letsGoOfAnApprovalThatIsNoLongerFresh() {
        say("sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        created(sale);
        told();
        authorized(sale, START.minus(Duration.ofMinutes(4)));

        assertThat(only(Topics.CANCEL_REQUESTED, CancelRequested.class).getReason())
                .isEqualTo(ReleaseReason.LATE_AUTHORIZATION);
        assertThat(states()).isEmpty();
    }

    @Test
    void releasesWhenTheButtonIsPressedAfterAuthorizationAndIsTooLateAfterTheReport() {
        Sale sale = authorizedSale();
        say("cancel", "{\"saleId\":\"7F3K9Q\"}");
        assertThat(only(Topics.CANCEL_REQUESTED, CancelRequested.class).getReason())
                .isEqualTo(ReleaseReason.BUTTON);
        say("vend", VEND);
        assertThat(only(Topics.DEAD_LETTERS, DeadLetter.class).getCode()).isEqualTo("NOT_AUTHORIZED");
        told();
        released(sale, ReleaseReason.BUTTON);
        assertThat(states()).containsExactly("RELEASED");
    }

    @Test
    void saysTooLateToACancelAfterTheReport() {
        authorizedSale();
        say("vend", VEND);
        say("cancel", "{\"saleId\":\"7F3K9Q\"}");
        assertThat(all(Topics.CANCEL_REQUESTED, CancelRequested.class)).isEmpty();
        assertThat(told().getFirst().at("/payload/code").stringValue()).isEqualTo("TOO_LATE");
    }

    @ParameterizedTest
    @CsvSource({"ABORTED,ABORTED", "EXPIRED,EXPIRED", "TERMINATED,RELEASED"})
    void tellsHowAPaymentEndedUnpaid(PaymentEnd end, String state) {
        say("sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        created(sale);
        told();
        ended(sale, end);
        ended(sale, end);
        assertThat(states()).containsExactly(state);
    }

    @Test
    void tellsWhyAPaymentWasRejected() {
        say("sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        send(Topics.PAYMENT_REJECTED, new PaymentRejected(meta("rejected"), sale, "STALE", "too old"));
        JsonNode told = told().getFirst();
        assertThat(told.at("/payload/state").stringValue()).isEqualTo("REJECTED");
        assertThat(told.at("/payload/message").stringValue()).isEqualTo("too old");
    }

    @Test
    void givesUpAnUnpaidSaleWhenItsMachineIsOfflineForHalfAMinute() {
        say("presence", "{\"online\":true,\"bootId\":\"b1\",\"firmware\":\"1\"}");
        say("sale", SALE);
        created(only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale());
        say("presence", "{\"online\":false,\"bootId\":\"b1\"}");
        assertThat(all(Topics.PRESENCE, MachinePresence.class)).hasSize(2);
        driver.advanceWallClockTime(Duration.ofSeconds(29));
        assertThat(all(Topics.CANCEL_REQUESTED, CancelRequested.class)).isEmpty();
        driver.advanceWallClockTime(Duration.ofSeconds(2));
        assertThat(only(Topics.CANCEL_REQUESTED, CancelRequested.class).getReason())
                .isEqualTo(ReleaseReason.OFFLINE);
    }

    @Test
    void doesNotGiveUpWhenTheMachineIsBackInTimeOrALateFarewellComes() {
        say("presence", "{\"online\":true,\"bootId\":\"b1\"}");
        say("sale", SALE);
        say("presence", "{\"online\":false,\"bootId\":\"b1\"}");
        say("presence", "{\"online\":true,\"bootId\":\"b2\"}");
        say("presence", "{\"online\":false,\"bootId\":\"b1\"}");
        driver.advanceWallClockTime(Duration.ofMinutes(1));
        created(only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale());
        assertThat(all(Topics.CANCEL_REQUESTED, CancelRequested.class)).isEmpty();
        assertThat(states()).containsExactly("AWAITING_PAYMENT");
    }

    @Test
    void forgetsAnEndedSaleAfterTwoDays() {
        Sale sale = authorizedSale();
        say("vend", VEND);
        captured(sale);
        driver.advanceWallClockTime(Duration.ofHours(48).plusMinutes(1));
        assertThat(driver.getKeyValueStore(StoreMemory.SALES).get("VM0042-7F3K9Q"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vending/v1/up/VM0042/sale | not json | NOT_JSON",
                "vending/v1/up/VM0042/sale | {} | MISSING_FIELD",
                "vending/v2/up/VM0042/sale | {} | UNSUPPORTED_VERSION",
                "vending/v1/up/VM_42/sale  | {} | INVALID_MACHINE_ID",
                "vending/v1/up/VM0042/vend | {\"saleId\":\"NOBODY\",\"outcome\":\"FAILED\"} | UNKNOWN_SALE",
                "vending/v1/up/VM0042/jump | {\"saleId\":\"NOBODY\"} | UNKNOWN_TOPIC",
            })
    void answersWhatItCannotUseInWordsKeepsTheBytesAndGoesOn(String topic, String payload, String code) {
        say(topic, topic.split("/")[3], payload);

        JsonNode error = told().getFirst();
        assertThat(error.at("/topic").stringValue()).isEqualTo("vending/v1/down/" + topic.split("/")[3] + "/error");
        assertThat(error.at("/payload/code").stringValue()).isEqualTo(code);
        assertThat(error.at("/payload/topic").stringValue()).isEqualTo(topic);
        DeadLetter letter = only(Topics.DEAD_LETTERS, DeadLetter.class);
        assertThat(new String(letter.getPayload().array(), StandardCharsets.UTF_8))
                .isEqualTo(payload);

        say("sale", SALE);
        assertThat(all(Topics.PAYMENT_REQUESTED, PaymentRequested.class)).hasSize(1);
    }

    @Test
    void rejectsASaleThatCanBeReadButBreaksARule() {
        say("sale", SALE.replace("2500", "-1"));
        JsonNode told = told().getFirst();
        assertThat(told.at("/payload/state").stringValue()).isEqualTo("REJECTED");
        assertThat(told.at("/payload/saleId").stringValue()).isEqualTo("7F3K9Q");
        assertThat(told.at("/payload/message").stringValue()).contains("unitPrice");
        assertThat(only(Topics.DEAD_LETTERS, DeadLetter.class).getCode()).isEqualTo("INVALID_FIELD");
    }

    @Test
    void buriesAnEventThatCannotBeReadAndGoesOn() {
        driver.createInputTopic(Topics.CAPTURED.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput("VM0042", new byte[] {1, 2, 3});
        DeadLetter letter = only(Topics.DEAD_LETTERS, DeadLetter.class);
        assertThat(letter.getCode()).isEqualTo("UNREADABLE_EVENT");
        assertThat(letter.getPayload().array()).containsExactly(1, 2, 3);
        authorizedSale();
    }

    @Test
    void vendsOnceWhenTheAuthorizationComesTwiceAndBeforeThePaymentIsSeen() {
        say("sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        authorized(sale, START);
        created(sale);
        authorized(sale, START);
        assertThat(states()).containsExactly("AUTHORIZED");
    }

    private Sale authorizedSale() {
        say("sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        created(sale);
        authorized(sale, START);
        assertThat(states()).containsExactly("AWAITING_PAYMENT", "AUTHORIZED");
        return sale;
    }

    private void say(String channel, String payload) {
        say("vending/v1/up/VM0042/" + channel, "VM0042", payload);
    }

    private void say(String topic, String machine, String payload) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(GatewayProcessor.MQTT_TOPIC, topic.getBytes(StandardCharsets.UTF_8));
        driver.createInputTopic(ClusterSetup.GATEWAY_INBOX, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(machine, payload.getBytes(StandardCharsets.UTF_8), headers, START));
    }

    private void created(Sale sale) {
        send(
                Topics.PAYMENT_CREATED,
                new PaymentCreated(
                        meta("created"), sale, "https://qr.example/T", START.plus(Duration.ofMinutes(10)), null));
    }

    private void authorized(Sale sale, Instant at) {
        send(Topics.AUTHORIZED, new Authorized(meta("authorized"), sale, 2500L, "psp", at, null));
    }

    private void captured(Sale sale) {
        send(Topics.CAPTURED, new Captured(meta("captured"), sale, 2500L, "psp"));
    }

    private void released(Sale sale, ReleaseReason reason) {
        send(Topics.RELEASED, new Released(meta("released"), sale, 0L, reason));
    }

    private void ended(Sale sale, PaymentEnd end) {
        send(Topics.PAYMENT_ENDED, new PaymentEnded(meta("ended"), sale, end));
    }

    private static io.vendflow.events.Meta meta(String fact) {
        return Metas.of("test", "test", START, fact);
    }

    private <E extends SpecificRecordBase> void send(Topic<E> topic, E event) {
        driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(topic.keyOf(event), codec.encode(topic, event));
    }

    private <E extends SpecificRecordBase> E only(Topic<E> topic, Class<E> type) {
        List<E> events = all(topic, type);
        assertThat(events).as(topic.name()).hasSize(1);
        return events.getFirst();
    }

    private <E extends SpecificRecordBase> List<E> all(Topic<E> topic, Class<E> type) {
        List<E> events = new ArrayList<>();
        for (byte[] value : output(topic.name()).readValuesToList()) {
            events.add(type.cast(codec.decode(topic, value)));
        }
        return events;
    }

    private List<JsonNode> told() {
        return output(ClusterSetup.GATEWAY_OUTBOX).readValuesToList().stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    private List<String> states() {
        return told().stream()
                .map(message -> message.at("/payload/state"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    private TestOutputTopic<String, byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
