package io.vendflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.vendflow.endtoend.SpanCollector.Span;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.stack.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One trace from the machine's message to the captured money, wherever it can be looked at. */
@ExtendWith(World.Extension.class)
@Isolated("because others lose webhooks on purpose, and here each one is to be seen")
class TraceIT {

    private static final List<Topic<?>> OF_A_SALE = List.of(
            Topics.PAYMENT_REQUESTED,
            Topics.PAYMENT_CREATED,
            Topics.AUTHORIZED,
            Topics.VEND_REPORTED,
            Topics.RECEIPT_ATTACHED,
            Topics.CAPTURED);

    private static final Set<Service> STEPS = Set.of(
            Service.MACHINE_GATEWAY,
            Service.PAYMENT_INITIATOR,
            Service.WEBHOOK_INGEST,
            Service.RECEIPT_SERVICE,
            Service.CAPTURE_SERVICE);

    @Test
    void isTheMachinesOwnFromItsMessageToTheCapturedMoney(World world) throws Exception {
        String traceId = hex(32);
        String machineSpan = hex(16);
        String machineId = world.machineId();
        String reference = machineId + "-7RACED";
        try (TracedMachine machine = new TracedMachine(world.stack().addresses().mqttUrl(), machineId)) {
            machine.say("sale", VendingMachine.sale("7RACED"), "00-" + traceId + "-" + machineSpan + "-01");
            machine.awaitState("AWAITING_PAYMENT");
            world.vipps().approve(reference);
            machine.awaitState("AUTHORIZED");
            machine.say("vend", "{\"saleId\":\"7RACED\",\"outcome\":\"DISPENSED\",\"dispensed\":[]}", null);
            machine.awaitState("CAPTURED");

            assertThat(machine.traceparents()).hasSize(3).allMatch(each -> each.startsWith("00-" + traceId + "-"));
        }

        for (Topic<?> topic : OF_A_SALE) {
            assertThat(world.log().traceparents(reference, topic))
                    .as(topic.name())
                    .isNotEmpty()
                    .allMatch(each -> each.startsWith("00-" + traceId + "-") && each.endsWith("-01"));
        }
        await("one tree of " + traceId)
                .atMost(VendingMachine.PATIENCE)
                .untilAsserted(() -> isOneTree(world.spans().of(traceId), machineSpan));
        for (Service service : STEPS) {
            await(service.id() + " says what its lines are about")
                    .atMost(VendingMachine.PATIENCE)
                    .untilAsserted(() -> assertThat(lines(world, service)).anySatisfy(line -> {
                        assertThat(line.at("/traceId").asString()).isEqualTo(traceId);
                        assertThat(line.at("/reference").asString()).isEqualTo(reference);
                        assertThat(line.at("/machine").asString()).isEqualTo(machineId);
                        assertThat(line.at("/service").asString()).isEqualTo(service.id());
                    }));
        }
    }

    private static void isOneTree(List<Span> spans, String machineSpan) {
        Set<String> ids = spans.stream().map(Span::id).collect(Collectors.toSet());
        assertThat(spans)
                .as("every parent is there, and the beginning is the machine's")
                .allMatch(span -> ids.contains(span.parent()) || span.parent().equals(machineSpan));
        assertThat(spans).filteredOn(span -> span.parent().equals(machineSpan)).hasSize(1);
        assertThat(spans)
                .extracting(span -> span.service() + ": " + span.name())
                .contains(
                        "machine-gateway: process vending/v1/up/{machineId}/sale",
                        "machine-gateway: publish vending.payment-requested",
                        "payment-initiator: process vending.payment-requested",
                        "payment-initiator: vipps create",
                        "payment-initiator: publish vending.payment-created",
                        "machine-gateway: publish vending/v1/down/{machineId}/payment",
                        "webhook-ingest: process vending.payment-created",
                        "webhook-ingest: POST /webhooks/vipps/{merchantSerialNumber}",
                        "webhook-ingest: vipps get",
                        "webhook-ingest: publish vending.authorized",
                        "machine-gateway: process vending/v1/up/{machineId}/vend",
                        "machine-gateway: publish vending.vend-reported",
                        "receipt-service: vipps receipt_post",
                        "receipt-service: publish vending.receipt-attached",
                        "capture-service: process vending.receipt-attached",
                        "capture-service: vipps capture",
                        "capture-service: publish vending.captured",
                        "machine-gateway: process vending.captured");
    }

    private static List<JsonNode> lines(World world, Service service) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(world.log(service.id()))) {
            if (line.startsWith("{")) {
                lines.add(JsonMapper.shared().readTree(line));
            }
        }
        return lines;
    }

    private static String hex(int digits) {
        return ThreadLocalRandom.current()
                .ints(digits, 1, 16)
                .mapToObj(Integer::toHexString)
                .collect(Collectors.joining());
    }

    /** A machine that speaks MQTT 5 and takes part in a trace. */
    private static final class TracedMachine implements AutoCloseable {

        private record Update(String state, String traceparent) {}

        private final String id;
        private final Mqtt5AsyncClient mqtt;
        private final List<Update> updates = new CopyOnWriteArrayList<>();

        TracedMachine(String mqttUrl, String id) {
            this.id = id;
            URI broker = URI.create(mqttUrl);
            mqtt = MqttClient.builder()
                    .useMqttVersion5()
                    .identifier("machine-" + id)
                    .serverHost(broker.getHost())
                    .serverPort(broker.getPort())
                    .buildAsync();
            mqtt.connect().join();
            mqtt.subscribeWith()
                    .topicFilter("vending/v1/down/" + id + "/#")
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .callback(this::told)
                    .send()
                    .join();
        }

        private void told(Mqtt5Publish publish) {
            JsonNode message = JsonMapper.shared().readTree(publish.getPayloadAsBytes());
            String traceparent = publish.getUserProperties().asList().stream()
                    .filter(each -> each.getName().toString().equals("traceparent"))
                    .map(each -> each.getValue().toString())
                    .collect(Collectors.joining(" and "));
            updates.add(new Update(message.at("/state").asString(), traceparent));
        }

        void say(String channel, String payload, @Nullable String traceparent) {
            var publish = mqtt.publishWith()
                    .topic("vending/v1/up/" + id + "/" + channel)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(payload.getBytes(StandardCharsets.UTF_8));
            if (traceparent != null) {
                publish =
                        publish.userProperties().add("traceparent", traceparent).applyUserProperties();
            }
            publish.send().join();
        }

        void awaitState(String state) {
            await("machine " + id + " is told " + state + ", not only " + updates)
                    .atMost(VendingMachine.PATIENCE)
                    .until(() ->
                            updates.stream().anyMatch(update -> update.state().equals(state)));
        }

        List<String> traceparents() {
            return updates.stream().map(Update::traceparent).toList();
        }

        @Override
        public void close() {
            mqtt.disconnect().join();
        }
    }
}
