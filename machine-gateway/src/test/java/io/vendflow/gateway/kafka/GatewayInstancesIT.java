package io.vendflow.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.events.Authorized;
import io.vendflow.events.Captured;
import io.vendflow.events.PaymentCreated;
import io.vendflow.events.PaymentRequested;
import io.vendflow.events.Sale;
import io.vendflow.events.Topics;
import io.vendflow.events.VendReported;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.RecordTraces;
import io.vendflow.kafka.setup.ClusterSetup;
import io.vendflow.kafka.streams.StreamsRunner;
import io.vendflow.testing.Stage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sales go on where they were when another instance comes, and when one leaves, in the middle of them. */
class GatewayInstancesIT {

    private static final int MACHINES = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path data;

    private static Stage stage;
    private static EventCodec codec;
    private static KafkaProducer<String, byte[]> producer;

    @BeforeAll
    static void open() {
        stage = Stage.openFor("machine-gateway", data.resolve("kafka"));
        codec = new EventCodec(stage.settings().schemaRegistryUrl());
        producer = new KafkaProducer<>(
                stage.settingsOfAccount().producer("machines"), new StringSerializer(), new ByteArraySerializer());
    }

    @AfterAll
    static void close() {
        producer.close();
        stage.close();
    }

    @Test
    void everyMachineIsToldEverythingOnceThoughItsPartitionMovesTwice() {
        List<Sale> sales;
        MeterRegistry ofFirst = new SimpleMeterRegistry();
        MeterRegistry ofSecond = new SimpleMeterRegistry();
        StreamsRunner first = instance("first", ofFirst);
        first.start();
        try (StreamsRunner second = instance("second", ofSecond)) {
            for (int i = 0; i < MACHINES; i++) {
                say(machine(i), "sale", """
                        {"saleId":"MOVE01","currency":"NOK","lines":[
                          {"slot":"A3","sku":"COLA05","name":"Cola","quantity":1,"unitPrice":2500,"taxRate":1500}]}""");
            }
            sales = stage.awaitEvents(Topics.PAYMENT_REQUESTED, MACHINES).stream()
                    .map(PaymentRequested::getSale)
                    .toList();
            sales.forEach(GatewayInstancesIT::created);
            awaitTold("AWAITING_PAYMENT");
            awaitOpen("awaiting_payment", ofFirst);

            second.start();
            Awaitility.await("both have partitions")
                    .atMost(PATIENCE)
                    .until(() -> second.isRunning()
                            && first.isRunning()
                            && second.streams().metadataForLocalThreads().stream()
                                    .anyMatch(thread -> !thread.activeTasks().isEmpty()));
            awaitOpen("awaiting_payment", ofFirst, ofSecond);
            assertThat(open("awaiting_payment", ofSecond)).isPositive();
            assertThat(open("awaiting_payment", ofFirst)).isLessThan(MACHINES);
            sales.forEach(GatewayInstancesIT::authorized);
            awaitTold("AUTHORIZED");

            first.close();
            awaitOpen("authorized", ofSecond);
            assertThat(open("authorized", ofFirst)).isZero();
            assertThat(ofSecond.get("vendflow.money.open")
                            .tag("currency", "NOK")
                            .gauge()
                            .value())
                    .isEqualTo(MACHINES * 2500.0);
            assertThat(ofSecond.get("vendflow.machines.known").gauge().value()).isEqualTo(MACHINES);
            for (int i = 0; i < MACHINES; i++) {
                say(machine(i), "vend", "{\"saleId\":\"MOVE01\",\"outcome\":\"DISPENSED\",\"dispensed\":[]}");
            }
            assertThat(stage.awaitEvents(Topics.VEND_REPORTED, MACHINES))
                    .extracting(VendReported::getDispensedAmount)
                    .containsOnly(2500L);
            sales.forEach(GatewayInstancesIT::captured);
            awaitTold("CAPTURED");
        }

        assertThat(told().stream().collect(Collectors.groupingBy(ConsumerRecord::key)))
                .hasSize(MACHINES)
                .allSatisfy((machine, messages) -> assertThat(messages)
                        .extracting(GatewayInstancesIT::state)
                        .containsExactly("AWAITING_PAYMENT", "AUTHORIZED", "CAPTURED"));
        assertThat(stage.events(Topics.VEND_REPORTED)).hasSize(MACHINES);
        assertThat(stage.events(Topics.PAYMENT_REQUESTED)).hasSize(MACHINES);
    }

    private static StreamsRunner instance(String name, MeterRegistry meters) {
        return new StreamsRunner(
                "machine-gateway",
                stage.settingsOfAccount(),
                data.resolve(name),
                Duration.ofMillis(10),
                GatewayTopology.build(GatewayStage.tools(codec, GatewayStage.RULES, meters, RecordTraces.off())));
    }

    /** Nothing is counted twice and nothing is left out, whoever has the partitions. */
    private static void awaitOpen(String state, MeterRegistry... instances) {
        Awaitility.await(state + " over all instances")
                .atMost(PATIENCE)
                .until(() -> open(state, instances) == MACHINES);
    }

    private static double open(String state, MeterRegistry... instances) {
        return Stream.of(instances)
                .mapToDouble(each -> each.get("vendflow.sales.open")
                        .tag("state", state)
                        .gauge()
                        .value())
                .sum();
    }

    private static void say(String machine, String channel, String payload) {
        new KafkaInbox(producer)
                .put(
                        machine,
                        "vending/v1/up/" + machine + "/" + channel,
                        payload.getBytes(StandardCharsets.UTF_8),
                        Instant.now(),
                        null)
                .join();
    }

    private static void created(Sale sale) {
        stage.publish(
                Topics.PAYMENT_CREATED,
                new PaymentCreated(
                        Metas.of("test", "test", Instant.now(), "created", sale.getReference()),
                        sale,
                        "https://qr.example/T",
                        Instant.now().plus(Duration.ofMinutes(10)),
                        null));
    }

    private static void authorized(Sale sale) {
        stage.publish(
                Topics.AUTHORIZED,
                new Authorized(
                        Metas.of("test", "test", Instant.now(), "authorized", sale.getReference()),
                        sale,
                        2500L,
                        "psp",
                        Instant.now(),
                        null));
    }

    private static void captured(Sale sale) {
        stage.publish(
                Topics.CAPTURED,
                new Captured(
                        Metas.of("test", "test", Instant.now(), "captured", sale.getReference()), sale, 2500L, "psp"));
    }

    private static void awaitTold(String state) {
        Awaitility.await("every machine is told " + state)
                .atMost(PATIENCE)
                .until(() -> told().stream()
                                .filter(each -> state(each).equals(state))
                                .count()
                        >= MACHINES);
    }

    private static String state(ConsumerRecord<String, byte[]> message) {
        JsonNode envelope = JsonMapper.shared().readTree(message.value());
        return envelope.at("/payload/state").asString("");
    }

    /** The whole outbox, committed messages only, each machine's in their order. */
    private static List<ConsumerRecord<String, byte[]>> told() {
        Map<String, Object> config = stage.settings().reader("reader");
        List<ConsumerRecord<String, byte[]>> told = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(ClusterSetup.GATEWAY_OUTBOX).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(told::add);
            }
        }
        return told;
    }

    private static String machine(int number) {
        return "VM%04d".formatted(number);
    }
}
