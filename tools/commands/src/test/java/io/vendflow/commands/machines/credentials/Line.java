package io.vendflow.commands.machines.credentials;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientSslConfigBuilder;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient.Mqtt5Publishes;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import io.vendflow.testing.MosquittoContainer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Somebody's connection to the broker. */
final class Line implements AutoCloseable {

    private static final String UP = "vending/v1/up/";

    private final Mqtt5BlockingClient client;
    private final Mqtt5Publishes heard;

    private Line(Mqtt5ClientBuilder builder) {
        client = builder.buildBlocking();
        heard = client.publishes(MqttGlobalPublishFilter.ALL);
    }

    /** @param name the user name; null without one */
    static Line withPassword(Fleet fleet, int port, @Nullable String name, @Nullable String password, Path ca)
            throws Exception {
        Mqtt5ClientBuilder builder = builder(fleet, port).sslConfig(trusting(ca).build());
        if (port == Fleet.WEBSOCKET) {
            builder = builder.webSocketWithDefaultConfig();
        }
        if (name != null && password != null) {
            builder = builder.simpleAuth()
                    .username(name)
                    .password(password.getBytes(StandardCharsets.UTF_8))
                    .applySimpleAuth();
        }
        return new Line(builder);
    }

    static Line withPassword(Fleet fleet, String name, Path issued) throws Exception {
        return withPassword(
                fleet,
                Fleet.PASSWORDS,
                name,
                Fleet.read(issued.resolve("password")).strip(),
                issued.resolve("ca.crt"));
    }

    static Line withCertificate(Fleet fleet, Path issued) throws Exception {
        return withCertificate(
                fleet, Fleet.CERTIFICATES, "whatever", issued.resolve("machine.crt"), issued.resolve("machine.key"));
    }

    static Line withCertificate(Fleet fleet, int port, String clientId, Path certificate, Path key) throws Exception {
        return new Line(builder(fleet, port)
                .identifier(clientId)
                .sslConfig(trusting(fleet.vault().resolve("services-ca.crt"))
                        .keyManagerFactory(keys(certificate, key))
                        .build()));
    }

    static Line ofGateway(Fleet fleet, String clientId) throws Exception {
        Path both = fleet.vault().resolve("gateway").resolve("client.pem");
        return withCertificate(fleet, Fleet.SERVICES, clientId, both, both);
    }

    static Line inTheClear(Fleet fleet, int port) {
        return new Line(builder(fleet, port));
    }

    private static Mqtt5ClientBuilder builder(Fleet fleet, int port) {
        return MqttClient.builder()
                .useMqttVersion5()
                .serverHost(MosquittoContainer.host())
                .serverPort(fleet.broker().port(port));
    }

    private static MqttClientSslConfigBuilder trusting(Path ca) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", Pem.certificate(ca));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return MqttClientSslConfig.builder().trustManagerFactory(factory);
    }

    private static KeyManagerFactory keys(Path certificate, Path key) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("own", Pem.key(key), new char[0], new X509Certificate[] {Pem.certificate(certificate)});
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory;
    }

    Line connect() {
        client.connectWith().cleanStart(true).send();
        return this;
    }

    /** Whose messages wait while it is away. */
    Line connectForLong() {
        client.connectWith().cleanStart(false).sessionExpiryInterval(3600).send();
        return this;
    }

    /** Of whom others are told when the connection breaks. */
    Line connectWithWill(String machine, String words) {
        client.connectWith()
                .willPublish()
                .topic(UP + machine + "/presence")
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(true)
                .payload(words.getBytes(StandardCharsets.UTF_8))
                .applyWillPublish()
                .send();
        return this;
    }

    Line subscribe(String... filters) {
        for (String filter : filters) {
            client.subscribeWith()
                    .topicFilter(filter)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .send();
        }
        return this;
    }

    /** What the broker says to it. */
    Mqtt5PubAckReasonCode publish(String topic, String words) {
        return publish(topic, words, false);
    }

    Mqtt5PubAckReasonCode publishRetained(String topic, String words) {
        return publish(topic, words, true);
    }

    private Mqtt5PubAckReasonCode publish(String topic, String words, boolean retain) {
        try {
            client.publishWith()
                    .topic(topic)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .retain(retain)
                    .payload(words.getBytes(StandardCharsets.UTF_8))
                    .send();
            return Mqtt5PubAckReasonCode.SUCCESS;
        } catch (Mqtt5PubAckException e) {
            return e.getMqttMessage().getReasonCode();
        }
    }

    /** The next message, as topic and words. */
    String hear() throws InterruptedException {
        Mqtt5Publish message = heard.receive(10, TimeUnit.SECONDS).orElseThrow(() -> new AssertionError("silence"));
        return message.getTopic() + " " + new String(message.getPayloadAsBytes(), StandardCharsets.UTF_8);
    }

    boolean isConnected() {
        return client.getState().isConnected();
    }

    void disconnect() {
        client.disconnect();
    }

    @Override
    public void close() {
        heard.close();
        if (isConnected()) {
            disconnect();
        }
    }
}
