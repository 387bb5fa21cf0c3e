package io.vendflow.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.MqttWebSocketConfig;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMqttBrokerIT {

    private static final long NEVER_EXPIRES = 0xFFFF_FFFFL;

    @TempDir
    Path data;

    @Test
    void keepsWhatItAcknowledgedForASessionThatIsAwayAcrossAKill() throws Exception {
        int published = 1500; // more than HiveMQ would queue by itself
        try (EmbeddedMqttBroker broker = EmbeddedMqttBroker.start(data, 0, 0)) {
            Mqtt5BlockingClient gateway = connect(broker, "gateway", false);
            gateway.subscribeWith()
                    .topicFilter("$share/machine-gateway/vending/v1/up/+/sale")
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .send();
            gateway.disconnect();
            Mqtt5BlockingClient machine = connect(broker, "VM0042", true);
            for (int i = 0; i < published; i++) {
                publish(machine, "vending/v1/up/VM0042/sale", "sale " + i, false);
            }
            publish(machine, "vending/v1/up/VM0042/presence", "online", true);
            broker.kill();
        }
        try (EmbeddedMqttBroker broker = EmbeddedMqttBroker.start(data, 0, 0)) {
            Mqtt5BlockingClient gateway = client(broker, "gateway");
            try (var publishes = gateway.publishes(MqttGlobalPublishFilter.ALL)) {
                gateway.connectWith()
                        .cleanStart(false)
                        .sessionExpiryInterval(NEVER_EXPIRES)
                        .send();
                for (int i = 0; i < published; i++) {
                    assertThat(text(publishes.receive(10, TimeUnit.SECONDS).orElse(null)))
                            .isEqualTo("sale " + i);
                }
                gateway.subscribeWith().topicFilter("vending/v1/up/+/presence").send();
                assertThat(text(publishes.receive(10, TimeUnit.SECONDS).orElse(null)))
                        .isEqualTo("online");
            }
            gateway.disconnect();
        }
    }

    @Test
    void sharesASubscriptionBetweenTwoInstances() throws Exception {
        try (EmbeddedMqttBroker broker = EmbeddedMqttBroker.start(data, 0, 0)) {
            Mqtt5BlockingClient one = connect(broker, "gateway-1", true);
            Mqtt5BlockingClient two = connect(broker, "gateway-2", true);
            try (var toOne = one.publishes(MqttGlobalPublishFilter.ALL);
                    var toTwo = two.publishes(MqttGlobalPublishFilter.ALL)) {
                one.subscribeWith()
                        .topicFilter("$share/g/sales")
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .send();
                two.subscribeWith()
                        .topicFilter("$share/g/sales")
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .send();
                for (int i = 0; i < 40; i++) {
                    publish(one, "sales", "sale " + i, false);
                }
                int received = 0;
                while (received < 40) {
                    received += toOne.receive(250, TimeUnit.MILLISECONDS).isPresent() ? 1 : 0;
                    received += toTwo.receive(250, TimeUnit.MILLISECONDS).isPresent() ? 1 : 0;
                }
                assertThat(toOne.receiveNow()).isEmpty();
                assertThat(toTwo.receiveNow()).isEmpty();
            }
        }
    }

    @Test
    void speaksMqtt5OverWebSocketAndMqtt311OverTcp() throws Exception {
        try (EmbeddedMqttBroker broker = EmbeddedMqttBroker.start(data, 0, 0)) {
            Mqtt5BlockingClient page = MqttClient.builder()
                    .useMqttVersion5()
                    .identifier("page")
                    .serverHost("127.0.0.1")
                    .serverPort(broker.webSocketPort())
                    .webSocketConfig(
                            MqttWebSocketConfig.builder().serverPath("mqtt").build())
                    .buildBlocking();
            page.connect();
            Mqtt3BlockingClient old = MqttClient.builder()
                    .useMqttVersion3()
                    .identifier("old")
                    .serverHost("127.0.0.1")
                    .serverPort(broker.port())
                    .buildBlocking();
            old.connect();
            try (var publishes = page.publishes(MqttGlobalPublishFilter.ALL)) {
                page.subscribeWith().topicFilter("#").qos(MqttQos.AT_LEAST_ONCE).send();
                old.publishWith()
                        .topic("sales")
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .payload("hello".getBytes(UTF_8))
                        .send();
                assertThat(text(publishes.receive(10, TimeUnit.SECONDS).orElse(null)))
                        .isEqualTo("hello");
            }
        }
    }

    private static Mqtt5BlockingClient client(EmbeddedMqttBroker broker, String id) {
        return MqttClient.builder()
                .useMqttVersion5()
                .identifier(id)
                .serverHost("127.0.0.1")
                .serverPort(broker.port())
                .buildBlocking();
    }

    private static Mqtt5BlockingClient connect(EmbeddedMqttBroker broker, String id, boolean clean) {
        Mqtt5BlockingClient client = client(broker, id);
        client.connectWith()
                .cleanStart(clean)
                .sessionExpiryInterval(NEVER_EXPIRES)
                .send();
        return client;
    }

    private static void publish(Mqtt5BlockingClient client, String topic, String payload, boolean retain) {
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(retain)
                .payload(payload.getBytes(UTF_8))
                .send();
    }

    private static String text(@Nullable Mqtt5Publish publish) {
        return publish == null
                ? "(nothing came)"
                : UTF_8.decode(publish.getPayload().orElseThrow()).toString();
    }
}
