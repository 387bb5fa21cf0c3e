package io.vendflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A machine with nothing but an MQTT 3.1.1 client, which comes back by itself, and the contract. */
final class VendingMachine implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String id;
    private final Mqtt3AsyncClient mqtt;
    private final List<JsonNode> updates = new CopyOnWriteArrayList<>();
    private final List<JsonNode> errors = new CopyOnWriteArrayList<>();

    /** One that is asked nothing by the broker. */
    VendingMachine(String mqttUrl, String id) {
        this(mqttUrl, id, builder -> builder);
    }

    /** @param credentials adds what it shows the broker */
    VendingMachine(String mqttUrl, String id, UnaryOperator<Mqtt3ClientBuilder> credentials) {
        this.id = id;
        URI broker = URI.create(mqttUrl);
        Mqtt3ClientBuilder builder = MqttClient.builder()
                .useMqttVersion3()
                .identifier("machine-" + id)
                .serverHost(broker.getHost())
                .serverPort(broker.getPort())
                .automaticReconnect()
                .initialDelay(200, TimeUnit.MILLISECONDS)
                .maxDelay(2, TimeUnit.SECONDS)
                .applyAutomaticReconnect();
        mqtt = credentials.apply(builder).buildAsync();
        // The broker keeps what it is told while it is away.
        mqtt.connectWith().cleanSession(false).send().join();
        listen("vending/v1/down/" + id + "/#");
    }

    /** Takes what comes on these topics as if it were told so. */
    void listen(String topics) {
        mqtt.subscribeWith()
                .topicFilter(topics)
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(publish -> {
                    JsonNode message = JsonMapper.shared().readTree(publish.getPayloadAsBytes());
                    (publish.getTopic().toString().endsWith("/error") ? errors : updates).add(message);
                })
                .send()
                .join();
    }

    String id() {
        return id;
    }

    /** Asks to be paid for one cola at 25.00. */
    void sell(String saleId) {
        say("sale", sale(saleId));
    }

    static String sale(String saleId) {
        return """
                {"saleId":"%s","currency":"NOK","display":{"format":"PNG","size":300},\
                "lines":[{"slot":"A3","sku":"COLA05","name":"Cola 0.5 l","quantity":1,"unitPrice":2500,"taxRate":1500}]}""".formatted(saleId);
    }

    /** Asks to be paid for a cola at 25.00 and chips at 18.00. */
    void sellTwo(String saleId) {
        say(
                "sale",
                sale(saleId)
                        .replace(
                                "}]}",
                                "},{\"slot\":\"B1\",\"sku\":\"CHIPS\",\"name\":\"Chips\",\"quantity\":1,"
                                        + "\"unitPrice\":1800,\"taxRate\":1500}]}"));
    }

    void reportAll(String saleId) {
        say("vend", "{\"saleId\":\"%s\",\"outcome\":\"DISPENSED\",\"dispensed\":[]}".formatted(saleId));
    }

    /** The cola came out, the chips did not. */
    void reportOnlyCola(String saleId) {
        say(
                "vend",
                "{\"saleId\":\"%s\",\"outcome\":\"PARTIAL\",\"dispensed\":[{\"slot\":\"A3\",\"quantity\":1}],\"reason\":\"JAM\"}"
                        .formatted(saleId));
    }

    void reportDispensed(String saleId) {
        say(
                "vend",
                "{\"saleId\":\"%s\",\"outcome\":\"DISPENSED\",\"dispensed\":[{\"slot\":\"A3\",\"quantity\":1}]}"
                        .formatted(saleId));
    }

    void reportFailed(String saleId) {
        say("vend", "{\"saleId\":\"%s\",\"outcome\":\"FAILED\",\"dispensed\":[],\"reason\":\"JAM\"}".formatted(saleId));
    }

    void pressCancel(String saleId) {
        say("cancel", "{\"saleId\":\"%s\",\"reason\":\"BUTTON\"}".formatted(saleId));
    }

    void say(String channel, String payload) {
        publish("vending/v1/up/" + id + "/" + channel, payload);
    }

    /** Returns when the broker has acknowledged it. */
    void publish(String topic, String payload) {
        mqtt.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .send()
                .join();
    }

    JsonNode awaitState(String saleId, String state) {
        return awaitState(saleId, state, PATIENCE);
    }

    JsonNode awaitState(String saleId, String state, Duration patience) {
        return await("machine " + id + " is told " + state + " about " + saleId + "; it was told " + statesOf(saleId))
                .atMost(patience)
                .until(() -> find(saleId, state), Optional::isPresent)
                .orElseThrow();
    }

    JsonNode awaitError(String code) {
        return await("machine " + id + " is told the error " + code)
                .atMost(PATIENCE)
                .until(
                        () -> errors.stream()
                                .filter(error -> error.at("/code").asString().equals(code))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private Optional<JsonNode> find(String saleId, String state) {
        return updates.stream()
                .filter(update -> update.at("/saleId").asString().equals(saleId))
                .filter(update -> update.at("/state").asString().equals(state))
                .findFirst();
    }

    /** Every state it was told about a sale, in order; the same one twice running counts once (QoS 1). */
    List<String> statesOf(String saleId) {
        List<String> states = new CopyOnWriteArrayList<>();
        for (JsonNode update : updates) {
            String state = update.at("/state").asString();
            if (update.at("/saleId").asString().equals(saleId)
                    && (states.isEmpty() || !states.getLast().equals(state))) {
                states.add(state);
            }
        }
        return states;
    }

    void assertToldInOrder(String saleId, String... states) {
        assertThat(statesOf(saleId)).containsExactly(states);
    }

    @Override
    public void close() {
        mqtt.disconnect().join();
    }
}
