package io.vendflow.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.events.Authorized;
import io.vendflow.events.Captured;
import io.vendflow.events.PaymentCreated;
import io.vendflow.events.PaymentEnd;
import io.vendflow.events.PaymentEnded;
import io.vendflow.events.PaymentRequested;
import io.vendflow.events.ReleaseReason;
import io.vendflow.events.Released;
import io.vendflow.events.Sale;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.gateway.GatewayRules;
import io.vendflow.gateway.QrSource;
import io.vendflow.gateway.UnknownVendPolicy;
import io.vendflow.gateway.message.JsonMessageReader;
import io.vendflow.gateway.metrics.Metering;
import io.vendflow.kafka.DeadLetters;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.EventHeaders;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.Proposals;
import io.vendflow.kafka.RecordTraces;
import io.vendflow.kafka.Replays;
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
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway's topology with time that stands still until it is moved, and verbs to play everybody around it. */
abstract class GatewayStage {

    static final String REGISTRY = "mock://gateway-topology";
    static final GatewayRules RULES = new GatewayRules(
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
    static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    static final String SALE = """
            {"saleId":"7F3K9Q","currency":"NOK","display":{"format":"PNG","size":300},
             "lines":[{"slot":"A3","sku":"COLA05","name":"Cola 0.5 l","quantity":1,"unitPrice":2500,"taxRate":1500}]}""";
    static final String VEND = """
            {"saleId":"7F3K9Q","outcome":"DISPENSED","dispensed":[{"slot":"A3","quantity":1}]}""";

    final EventCodec codec = new EventCodec(REGISTRY);
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    TopologyTestDriver driver;

    @BeforeAll
    static void registerSchemas() {
        ClusterSetup.registerSchemas(REGISTRY);
    }

    @BeforeEach
    void start() {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "machine-gateway");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        driver = new TopologyTestDriver(topology(), config, START);
    }

    Topology topology() {
        return GatewayTopology.build(tools(RULES), Stores::inMemoryKeyValueStore);
    }

    GatewayProcessor.Tools tools(GatewayRules rules) {
        return tools(codec, rules, meters, traces());
    }

    static GatewayProcessor.Tools tools(
            EventCodec codec, GatewayRules rules, MeterRegistry meters, RecordTraces traces) {
        return new GatewayProcessor.Tools(
                // What a machine may send is read by the real reader; its own test has every way to break it.
                new JsonMessageReader(),
                codec,
                rules,
                new DeadLetters("machine-gateway", Clock.systemUTC()),
                Metering.decisions(meters),
                Metering.deadLetters(meters),
                Metering.census(meters, Clock.systemUTC()),
                traces);
    }

    RecordTraces traces() {
        return RecordTraces.off();
    }

    @AfterEach
    void stop() {
        driver.close();
        assertThat(meters.getMeters())
                .as("words that are in no list, such as a code that nobody declared")
                .noneMatch(meter -> meter.getId().getTags().stream()
                        .anyMatch(tag -> tag.getValue().equals("OTHER")));
    }

    Sale authorizedSale() {
        say("sale", SALE);
        Sale sale = only(Topics.PAYMENT_REQUESTED, PaymentRequested.class).getSale();
        created(sale);
        authorized(sale, START);
        assertThat(states()).containsExactly("AWAITING_PAYMENT", "AUTHORIZED");
        return sale;
    }

    void say(String channel, String payload) {
        say("vending/v1/up/VM0042/" + channel, "VM0042", payload);
    }

    void say(String topic, String machine, String payload) {
        say(topic, machine, payload, new RecordHeaders());
    }

    void say(String topic, String machine, String payload, RecordHeaders headers) {
        headers.add(Replays.MQTT_TOPIC, topic.getBytes(StandardCharsets.UTF_8));
        driver.createInputTopic(ClusterSetup.GATEWAY_INBOX, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(machine, payload.getBytes(StandardCharsets.UTF_8), headers, START));
    }

    /** An operator proposes an event. */
    <E extends SpecificRecordBase> void propose(Topic<E> topic, E event, boolean force) {
        ProducerRecord<String, byte[]> record = Proposals.toRecord(codec, Emission.of(topic, event), force);
        driver.createInputTopic(ClusterSetup.GATEWAY_INBOX, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(record.key(), record.value(), record.headers(), START));
    }

    void created(Sale sale) {
        send(
                Topics.PAYMENT_CREATED,
                new PaymentCreated(
                        meta("created"), sale, "https://qr.example/T", START.plus(Duration.ofMinutes(10)), null));
    }

    void authorized(Sale sale, Instant at) {
        send(Topics.AUTHORIZED, new Authorized(meta("authorized"), sale, 2500L, "psp", at, null));
    }

    void captured(Sale sale) {
        send(Topics.CAPTURED, new Captured(meta("captured"), sale, 2500L, "psp"));
    }

    void released(Sale sale, ReleaseReason reason) {
        send(Topics.RELEASED, new Released(meta("released"), sale, 0L, reason));
    }

    void ended(Sale sale, PaymentEnd end) {
        send(Topics.PAYMENT_ENDED, new PaymentEnded(meta("ended"), sale, end));
    }

    static io.vendflow.events.Meta meta(String fact) {
        return Metas.of("test", "test", START, fact);
    }

    <E extends SpecificRecordBase> void send(Topic<E> topic, E event) {
        driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(
                        topic.keyOf(event), codec.encode(topic, event), EventHeaders.of(topic, event)));
    }

    <E extends SpecificRecordBase> E only(Topic<E> topic, Class<E> type) {
        List<E> events = all(topic, type);
        assertThat(events).as(topic.name()).hasSize(1);
        return events.getFirst();
    }

    <E extends SpecificRecordBase> List<E> all(Topic<E> topic, Class<E> type) {
        List<E> events = new ArrayList<>();
        for (byte[] value : output(topic.name()).readValuesToList()) {
            events.add(type.cast(codec.decode(topic, value)));
        }
        return events;
    }

    List<JsonNode> told() {
        return output(ClusterSetup.GATEWAY_OUTBOX).readValuesToList().stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    List<String> states() {
        return told().stream()
                .map(message -> message.at("/payload/state"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    TestOutputTopic<String, byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
