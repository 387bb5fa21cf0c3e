package io.vendflow.gateway.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.ssl.SslBundle;

/** Gateways that hold sessions of one broker, the machines that they hear, and what each heard. */
final class Gateways {

    private final String host;
    private final int port;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    Gateways(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /** The gateway, the machine and its words, in the order of hearing. */
    List<String> heard() {
        return heard;
    }

    /** @param fleet sessions and subscriptions of one test do not meet those of another */
    HeldSessions gateway(String name, String fleet, int sessions) {
        MqttProperties properties = new MqttProperties(
                URI.create("tcp://" + host + ":" + port),
                null,
                null,
                null,
                null,
                name,
                sessions,
                fleet,
                Duration.ofMinutes(1),
                100);
        return new HeldSessions(
                sessions,
                number -> new Uplinks(
                        number,
                        properties,
                        new BrokerTls(SslBundle.systemDefault()),
                        (machine, topic, payload, at, trace) -> {
                            heard.add(name + " " + machine + " " + new String(payload, StandardCharsets.UTF_8));
                            return CompletableFuture.allOf();
                        },
                        Clock.systemUTC(),
                        new SimpleMeterRegistry()));
    }

    /** One that is connected. */
    Machine machine(String id) {
        return new Machine(id);
    }

    final class Machine implements AutoCloseable {

        private final String id;
        private final Mqtt5BlockingClient mqtt;

        Machine(String id) {
            this.id = id;
            this.mqtt = MqttClient.builder()
                    .useMqttVersion5()
                    .identifier(id)
                    .serverHost(host)
                    .serverPort(port)
                    .buildBlocking();
            mqtt.connect();
        }

        void say(String what) {
            publish("sale", what, false);
        }

        void present(String what) {
            publish("presence", what, true);
        }

        private void publish(String channel, String what, boolean retain) {
            mqtt.publishWith()
                    .topic("vending/v1/up/" + id + "/" + channel)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .retain(retain)
                    .payload(what.getBytes(StandardCharsets.UTF_8))
                    .send();
        }

        @Override
        public void close() {
            mqtt.disconnect();
        }
    }
}
