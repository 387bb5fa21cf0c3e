package io.vendflow.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.embedded.EmbeddedMqttBroker;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.SslBundle;

/** Several gateways at one broker: every message is heard by whoever holds the session, and none waits for one that left. */
class HeldSessionsIT {

    @TempDir
    private static Path data;

    @SuppressWarnings("NullAway.Init") // before all
    private static EmbeddedMqttBroker broker;

    private final List<String> heard = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void startBroker() throws InterruptedException {
        broker = EmbeddedMqttBroker.start(data, 0, 0);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void whatIsSaidWhileNobodyHoldsTheSessionIsHeardByWhoeverTakesIt() {
        try (HeldSessions first = gateway("a", "handover", 1);
                HeldSessions second = gateway("b", "handover", 1);
                Machine machine = new Machine("VM0001")) {
            first.hold(Set.of(0));
            await().until(first::hear);
            machine.say("1");
            await().until(() -> heard.contains("a VM0001 1"));

            first.hold(Set.of());
            machine.say("2");
            machine.say("3");
            second.hold(Set.of(0));

            await().until(() -> heard.containsAll(List.of("b VM0001 2", "b VM0001 3")));
            assertThat(heard).containsSubsequence("b VM0001 2", "b VM0001 3");
            assertThat(first.numbers()).isEmpty();
        }
    }

    @Test
    void oneThatDoesNotKnowThatItLostTheSessionDoesNotFightForIt() {
        try (HeldSessions unaware = gateway("a", "fight", 1);
                HeldSessions owner = gateway("b", "fight", 1);
                Machine machine = new Machine("VM0002")) {
            unaware.hold(Set.of(0));
            await().until(unaware::hear);
            owner.hold(Set.of(0));
            await().until(() -> !unaware.hear());
            await().until(owner::hear);

            for (int i = 0; i < 50; i++) {
                machine.say("fight " + i);
            }
            await().until(() ->
                    heard.stream().filter(each -> each.startsWith("b VM0002")).count() >= 50);
            assertThat(owner.hear()).isTrue();
            assertThat(heard).noneMatch(each -> each.startsWith("a VM0002 fight"));
        }
    }

    @Test
    void severalSessionsShareTheMachinesAndTheFirstHearsWhoIsPresent() {
        try (HeldSessions first = gateway("a", "shared", 2);
                HeldSessions second = gateway("b", "shared", 2);
                Machine machine = new Machine("VM0003")) {
            machine.present("retained");
            first.hold(Set.of(0));
            second.hold(Set.of(1));
            await().until(() -> first.hear() && second.hear());
            for (int i = 0; i < 100; i++) {
                machine.say("said " + i);
            }

            await().until(() ->
                    heard.stream().filter(each -> each.contains("VM0003 said")).count() == 100);
            assertThat(heard).anyMatch(each -> each.startsWith("a VM0003 said"));
            assertThat(heard).anyMatch(each -> each.startsWith("b VM0003 said"));
            assertThat(heard).contains("a VM0003 retained");
        }
    }

    /** @param fleet sessions and subscriptions of one test do not meet those of another */
    private HeldSessions gateway(String name, String fleet, int sessions) {
        MqttProperties properties = new MqttProperties(
                URI.create(broker.url()), null, null, null, null, name, sessions, fleet, Duration.ofMinutes(1), 100);
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

    private static final class Machine implements AutoCloseable {

        private final String id;
        private final Mqtt5BlockingClient mqtt;

        Machine(String id) {
            this.id = id;
            mqtt = MqttClient.builder()
                    .useMqttVersion5()
                    .identifier(id)
                    .serverHost("localhost")
                    .serverPort(broker.port())
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
