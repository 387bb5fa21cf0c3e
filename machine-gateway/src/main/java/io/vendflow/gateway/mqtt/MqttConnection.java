package io.vendflow.gateway.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import io.vendflow.gateway.Downlink;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.sale.Traceparent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the broker that comes back by itself.
 *
 * <p>Machines are heard and spoken to on different ones: a slow Kafka must not keep them from hearing, nor the other way round.
 */
final class MqttConnection implements Downlink {

    private static final Logger LOGGER = LoggerFactory.getLogger(MqttConnection.class);

    /** Well under Kafka's largest record; a broker does not pass on what is larger (MQTT 5, 3.1.2.11.4). */
    private static final int LARGEST_PACKET = 512 * 1024;

    /** Longer than Kafka takes to tell us that something is not ours any more. */
    private static final Duration AFTER_TAKE_OVER = Duration.ofMillis(2L * KafkaSettings.SESSION_TIMEOUT_MS);

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final String name;
    private final Mqtt5AsyncClient client;
    private final MqttProperties properties;

    private volatile boolean left;
    private volatile String trouble = "not connected yet";

    /**
     * @param name the client id; of two connections with the same one the broker lets only the newer live
     * @param tls for a broker that speaks TLS
     * @param onConnected given the client each time the connection is there, on a thread that must not be blocked; it subscribes to
     *     what it wants, also where a session was kept
     */
    MqttConnection(String name, MqttProperties properties, BrokerTls tls, Consumer<Mqtt5AsyncClient> onConnected) {
        this.name = name;
        this.properties = properties;
        Mqtt5ClientBuilder builder = MqttClient.builder()
                .useMqttVersion5()
                .identifier(name)
                .serverHost(properties.url().getHost())
                .serverPort(properties.port())
                .automaticReconnect()
                .initialDelay(100, TimeUnit.MILLISECONDS)
                .maxDelay(5, TimeUnit.SECONDS)
                .applyAutomaticReconnect()
                .addConnectedListener(_ -> connected(onConnected))
                .addDisconnectedListener(this::disconnected);
        if (properties.isTls()) {
            builder = builder.sslConfig(tls.config());
        }
        if (properties.username() != null) {
            builder = builder.simpleAuth(auth());
        }
        client = builder.buildAsync();
    }

    private void connected(Consumer<Mqtt5AsyncClient> onConnected) {
        if (left) {
            CompletableFuture<?> _ = client.disconnect();
            return;
        }
        LOGGER.atInfo().addKeyValue("connection", name).log("MQTT broker is there");
        onConnected.accept(client);
    }

    private void disconnected(MqttClientDisconnectedContext context) {
        if (left) {
            // The client by itself goes on trying when it was told to leave between two connections, and would one day
            // take
            // the session away from whom it belongs to by then.
            context.getReconnector().reconnect(false);
            return;
        }
        boolean takenOver = context.getCause() instanceof Mqtt5DisconnectException refusal
                && refusal.getMqttMessage().getReasonCode() == Mqtt5DisconnectReasonCode.SESSION_TAKEN_OVER;
        if (takenOver) {
            // Whoever came later was given the session later, and we have not heard of it yet. Two that both come back
            // at
            // once would throw each other out for ever.
            context.getReconnector().delay(AFTER_TAKE_OVER.toMillis(), TimeUnit.MILLISECONDS);
        }
        // Else the client by itself asks again for all that it ever asked for, also for what made the broker hang up.
        context.getReconnector().resubscribeIfSessionExpired(false);
        trouble = takenOver ? "another gateway has taken over" : Trouble.inWords(context.getCause(), properties);
        LOGGER.atWarn()
                .addKeyValue("connection", name)
                .addKeyValue("cause", trouble)
                .log("no MQTT broker");
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
        left = false;
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

    /** Whether it is neither there nor about to come back. Before it was told to connect as well. */
    boolean isGivenUp() {
        return !client.getState().isConnectedOrReconnect() && client.getState() != MqttClientState.CONNECTING;
    }

    /** Why there was no connection when there was none last. */
    String trouble() {
        return trouble;
    }

    @Override
    public CompletableFuture<Void> send(String topic, byte[] payload, Duration expiry, Traceparent traceparent) {
        if (!isConnected()) {
            // The client would keep it and send it late, behind what has been decided since.
            return CompletableFuture.failedFuture(new IllegalStateException("connection " + name + " is down"));
        }
        return client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .messageExpiryInterval(Math.max(1, expiry.toSeconds()))
                .contentType("application/json")
                .userProperties()
                .add(Traceparent.HEADER, traceparent.header())
                .applyUserProperties()
                .payload(payload)
                .send()
                .thenApply(result -> {
                    result.getError().ifPresent(e -> {
                        throw new IllegalStateException("the broker refused it", e);
                    });
                    return null;
                });
    }

    /** Says goodbye, waits until that has left (the JVM may end right after), and does not come back. */
    void disconnect() {
        left = true;
        try {
            client.disconnect().get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOGGER.atInfo()
                    .addKeyValue("connection", name)
                    .addKeyValue("cause", String.valueOf(e.getCause()))
                    .log("left the MQTT broker without a goodbye");
        }
    }
}
