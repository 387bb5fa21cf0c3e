package io.vendflow.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.testing.MosquittoContainer;
import io.vendflow.testing.RequiresDocker;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.SslBundle;
import org.testcontainers.utility.MountableFile;

/** A real Mosquitto drops what machines say while the gateway is away for too long, and the gateway measures it. */
@RequiresDocker
@Timeout(120)
class DroppedMessagesIT {

    private static final int PORT = 1883;
    private static final int SAID = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // before all
    private static MosquittoContainer broker;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger heard = new AtomicInteger();

    @BeforeAll
    static void open() throws Exception {
        Path config = Files.writeString(folder.resolve("mosquitto.conf"), """
                log_dest stderr
                allow_anonymous true
                listener 1883
                max_queued_messages 5
                sys_interval 1
                """);
        broker = new MosquittoContainer(
                        Map.of("/mosquitto/config/mosquitto.conf", MountableFile.forHostPath(config, 0644)), PORT)
                .start();
    }

    @AfterAll
    static void close() {
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void whatTheBrokerHasDroppedIsWhatNobodyEverHears() {
        MqttProperties properties = new MqttProperties(
                URI.create("tcp://" + MosquittoContainer.host() + ":" + broker.port(PORT)),
                null,
                null,
                null,
                null,
                "it",
                1,
                "it",
                Duration.ofHours(1),
                100);
        MqttLifecycle gateway = gateway(properties);
        gateway.start();
        try {
            await().atMost(PATIENCE).until(() -> gauge() == 0);
            gateway.hold(Set.of(0));
            await().atMost(PATIENCE)
                    .until(() -> gateway.health().getStatus().getCode().equals("UP"));

            gateway.hold(Set.of());
            sayWithoutBeingToldOfALoss(properties);
            await("the broker says what it dropped").atMost(PATIENCE).until(() -> gauge() > 0);
            gateway.hold(Set.of(0));

            await().atMost(PATIENCE).until(() -> heard.get() + gauge() == SAID);
            assertThat(heard).as("what was in the queue").hasPositiveValue();
        } finally {
            gateway.stop();
        }
    }

    private MqttLifecycle gateway(MqttProperties properties) {
        BrokerTls tls = new BrokerTls(SslBundle.systemDefault());
        DroppedMessages dropped = new GatewayMqttConfiguration().droppedMessages(meters);
        HeldSessions sessions = new HeldSessions(
                1,
                number -> new Uplinks(
                        number,
                        properties,
                        tls,
                        (_, _, _, _, _) -> {
                            heard.incrementAndGet();
                            return CompletableFuture.allOf();
                        },
                        Clock.systemUTC(),
                        meters));
        return new MqttLifecycle(
                sessions, new MqttConnection("it-down", properties, tls, dropped::askOn), Clock.systemUTC());
    }

    private static void sayWithoutBeingToldOfALoss(MqttProperties properties) {
        Mqtt5BlockingClient machine = MqttClient.builder()
                .useMqttVersion5()
                .identifier("VM0042")
                .serverHost(properties.url().getHost())
                .serverPort(properties.port())
                .buildBlocking();
        machine.connect();
        for (int i = 0; i < SAID; i++) {
            assertThat(machine.publishWith()
                            .topic("vending/v1/up/VM0042/vend")
                            .qos(MqttQos.AT_LEAST_ONCE)
                            .payload(("report " + i).getBytes(StandardCharsets.UTF_8))
                            .send()
                            .getError())
                    .isEmpty();
        }
        machine.disconnect();
    }

    private double gauge() {
        return meters.get("vendflow.mqtt.broker.dropped.messages").gauge().value();
    }
}
