package io.vendflow.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.embedded.EmbeddedMqttBroker;
import io.vendflow.kafka.parts.Condition;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.SslBundle;

/** What the gateway's connections say of themselves while a real broker comes, goes and comes back. */
@Timeout(180)
class MqttLifecycleIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Condition WORKS = new Condition.Works();

    @TempDir
    private Path data;

    private final DroppedMessages dropped = new DroppedMessages();
    private volatile Instant now = Instant.parse("2026-11-29T10:00:00Z");

    @SuppressWarnings("NullAway.Init") // before each
    private EmbeddedMqttBroker broker;

    @SuppressWarnings("NullAway.Init") // before each
    private MqttConnection down;

    @SuppressWarnings("NullAway.Init") // before each
    private MqttLifecycle gateway;

    @BeforeEach
    void open() throws InterruptedException {
        broker = EmbeddedMqttBroker.start(data, 0, 0);
        MqttProperties properties = new MqttProperties(
                URI.create(broker.url()), null, null, null, null, "it", 1, "it", Duration.ofHours(1), 100);
        BrokerTls tls = new BrokerTls(SslBundle.systemDefault());
        HeldSessions sessions = new HeldSessions(
                1,
                number -> new Uplinks(
                        number,
                        properties,
                        tls,
                        (_, _, _, _, _) -> CompletableFuture.allOf(),
                        Clock.systemUTC(),
                        new SimpleMeterRegistry()));
        down = new MqttConnection("it-down", properties, tls, dropped::askOn);
        gateway = new MqttLifecycle(sessions, down, () -> now);
    }

    @AfterEach
    void close() {
        gateway.stop();
        broker.close();
    }

    @Test
    void waitsForABrokerThatIsAwayHoweverLongAndWorksWhenItIsBack() throws InterruptedException {
        gateway.start();
        gateway.hold(Set.of(0));
        await().atMost(PATIENCE).until(() -> gateway.condition().equals(WORKS));
        assertThat(dropped.count())
                .as("a broker that is no Mosquitto does not say")
                .isNaN();

        broker.kill();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gateway.condition())
                        .isInstanceOfSatisfying(
                                Condition.Waits.class,
                                waits -> assertThat(waits.forWhat()).contains("hears nothing because", broker.url())));
        now = now.plus(Duration.ofDays(1));
        assertThat(gateway.condition()).isInstanceOf(Condition.Waits.class);

        broker = EmbeddedMqttBroker.start(data, broker.port(), 0);
        await().atMost(PATIENCE).until(() -> gateway.condition().equals(WORKS));
    }

    @Test
    void doesNotComeBackForASessionThatItLeftWhileTheBrokerWasAway() throws InterruptedException {
        gateway.start();
        await().atMost(PATIENCE).until(down::isConnected);
        broker.kill();
        await().atMost(PATIENCE).until(() -> !down.isConnected());

        down.disconnect();
        await("no more attempts").atMost(PATIENCE).until(down::isGivenUp);

        broker = EmbeddedMqttBroker.start(data, broker.port(), 0);
        down.connect(false);
        await().atMost(PATIENCE).until(down::isConnected);
    }

    @Test
    void isDeadWhenAConnectionHasLeftAndNobodyBringsItBack() {
        now = now.plus(Duration.ofDays(1));
        assertThat(gateway.condition()).as("not started yet").isInstanceOf(Condition.Waits.class);
        gateway.start();
        await().atMost(PATIENCE).until(() -> gateway.condition().equals(WORKS));

        down.disconnect();
        assertThat(gateway.condition()).isInstanceOf(Condition.Waits.class);
        now = now.plusSeconds(11);
        assertThat(gateway.condition()).isInstanceOf(Condition.Dead.class);

        down.connect(false);
        await().atMost(PATIENCE).until(() -> gateway.condition().equals(WORKS));
    }
}
