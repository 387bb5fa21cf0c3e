package io.vendflow.gateway.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import io.vendflow.gateway.Downlink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the broker that comes back by itself.
 *
 * <p>There are two: a slow Kafka must not keep the machines from hearing, nor the other way round.
 */
final class MqttConnection implements Downlink {

    private static final Logger LOGGER = LoggerFactory.getLogger(MqttConnection.class);

    /** Well under Kafka's largest record; a broker does not pass on what is larger (MQTT 5, 3.1.2.11.4). */
    private static final int LARGEST_PACKET = 512 * 1024;

    private final String name;
    private final Mqtt5AsyncClient client;
    private final MqttProperties properties;

    private volatile String trouble = "not connected yet";

    /**
     * @param tls for a broker that speaks TLS
     * @param onConnected called each time the connection is there, on a thread that must not be blocked
     */
    MqttConnection(String name, MqttProperties properties, BrokerTls tls, Runnable onConnected) {
        this.name = name;
        this.properties = properties;
        Mqtt5ClientBuilder builder = MqttClient.builder()
                .useMqttVersion5()
                .identifier(properties.clientId() + "-" + name)
                .serverHost(properties.url().getHost())
                .serverPort(properties.port())
                .automaticReconnect()
                .initialDelay(100, TimeUnit.MILLISECONDS)
                .maxDelay(5, TimeUnit.SECONDS)
                .applyAutomaticReconnect()
                .addConnectedListener(context -> {
                    LOGGER.atInfo().addKeyValue("connection", name).log("MQTT broker is there");
                    onConnected.run();
                })
                .addDisconnectedListener(context -> {
                    trouble = Trouble.inWords(context.getCause(), properties);
                    LOGGER.atWarn()
                            .addKeyValue("connection", name)
                            .addKeyValue("cause", trouble)
                            .log("no MQTT broker");
                });
        if (properties.isTls()) {
            builder = builder.sslConfig(tls.config());
        }
        if (properties.username() != null) {
            builder = builder.simpleAuth(auth());
        }
        client = builder.buildAsync();
    }

    private Mqtt5SimpleAuth auth() {
        String username = properties.username() == null ? "" : properties.username();
        return Mqtt5SimpleAuth.builder()
                .username(username)
                .password(properties.secret().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    /** @param keepSession whether the broker keeps what comes while we are away */
    void connect(boolean keepSession) {
        CompletableFuture<?> _ = client.connectWith()
                .cleanStart(!keepSession)
                .sessionExpiryInterval(keepSession ? properties.sessionExpiry().toSeconds() : 0)
                .restrictions()
                .receiveMaximum(properties.receiveMaximum())
                .maximumPacketSize(LARGEST_PACKET)
                .applyRestrictions()
                .send();
    }

    Mqtt5AsyncClient client() {
        return client;
    }

    boolean isConnected() {
        return client.getState().isConnected();
    }

    /** Why there was no connection when there was none last. */
    String trouble() {
        return trouble;
    }

    @Override
    public CompletableFuture<Void> send(String topic, byte[] payload, Duration expiry) {
        if (!isConnected()) {
            // The client would keep it and send it late, behind what has been decided since.
            return CompletableFuture.failedFuture(new IllegalStateException("connection " + name + " is down"));
        }
        return client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .messageExpiryInterval(Math.max(1, expiry.toSeconds()))
                .contentType("application/json")
                .payload(payload)
                .send()
                .thenApply(result -> {
                    result.getError().ifPresent(e -> {
                        throw new IllegalStateException("the broker refused it", e);
                    });
                    return null;
                });
    }

    void disconnect() {
        CompletableFuture<?> _ = client.disconnect();
    }
}
