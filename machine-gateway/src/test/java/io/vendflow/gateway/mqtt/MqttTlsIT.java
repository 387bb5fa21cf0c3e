package io.vendflow.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.gateway.Inbox;
import io.vendflow.sale.Traceparent;
import io.vendflow.testing.MosquittoContainer;
import io.vendflow.testing.RequiresDocker;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.testcontainers.utility.MountableFile;

/** The gateway's connections to a real Mosquitto over TLS, and what it says when there is none. */
@RequiresDocker
@Timeout(120)
class MqttTlsIT {

    private static final int CERTIFICATE = 8886;
    private static final int PASSWORD = 8884;

    @TempDir
    private static Path folder;

    private static MosquittoContainer broker;
    private static Keys keys;
    private static Path own;
    private static Path foreign;
    private static Path foreignAuthority;
    private static Path password;

    @BeforeAll
    static void open() throws Exception {
        keys = new Keys(folder, "authority");
        Path server = keys.sign("server", "san=dns:localhost");
        own = keys.sign("v1", "eku=clientAuth");
        Keys others = new Keys(folder, "others");
        foreign = others.sign("stranger", "eku=clientAuth");
        foreignAuthority = others.authority();
        password = Files.writeString(folder.resolve("password"), "wrong\n");
        Path config = Files.writeString(folder.resolve("mosquitto.conf"), """
                log_dest stderr
                allow_anonymous false
                password_file /mosquitto/config/passwords
                listener 8886
                certfile /mosquitto/config/server.pem
                keyfile /mosquitto/config/server.pem
                cafile /mosquitto/config/ca.pem
                require_certificate true
                use_identity_as_username true
                listener 8884
                certfile /mosquitto/config/server.pem
                keyfile /mosquitto/config/server.pem
                """);
        // Whose password is "password".
        Path passwords = Files.writeString(folder.resolve("passwords"), """
                gateway:%s
                """.formatted(hash("password")));
        Map<String, MountableFile> files = new LinkedHashMap<>();
        files.put("/mosquitto/config/mosquitto.conf", readable(config));
        files.put("/mosquitto/config/passwords", readable(passwords));
        files.put("/mosquitto/config/server.pem", readable(server));
        files.put("/mosquitto/config/ca.pem", readable(keys.authority()));
        broker = new MosquittoContainer(files, CERTIFICATE, PASSWORD).start();
    }

    @AfterAll
    static void close() {
        if (broker != null) {
            broker.close();
        }
    }

    private static final Traceparent TRACE =
            new Traceparent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true);

    @Test
    void hearsAndSpeaksWithItsOwnCertificate() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        Inbox inbox = (machine, topic, payload, _, _) -> {
            heard.add(machine + " " + topic + " " + new String(payload, StandardCharsets.UTF_8));
            return CompletableFuture.allOf();
        };
        BrokerTls tls = tls(keys.authority(), own);
        MqttProperties properties = properties("ssl://localhost", CERTIFICATE, null, null);
        MqttConnection down = new MqttConnection("down", properties, tls, _ -> {});
        HeldSessions sessions = new HeldSessions(
                1, number -> new Uplinks(number, properties, tls, inbox, Clock.systemUTC(), new SimpleMeterRegistry()));
        MqttLifecycle gateway = new MqttLifecycle(sessions, down, Clock.systemUTC());
        gateway.start();
        gateway.hold(Set.of(0));
        try {
            Awaitility.await()
                    .until(() -> gateway.health().getStatus().getCode().equals("UP"));
            gateway.send(
                            "vending/v1/up/VM0042/sale",
                            "hello".getBytes(StandardCharsets.UTF_8),
                            Duration.ofMinutes(1),
                            TRACE)
                    .get(10, TimeUnit.SECONDS);

            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("VM0042 vending/v1/up/VM0042/sale hello");
            assertThat(tls.secondsLeft(Clock.systemUTC())).isBetween(29.0 * 24 * 3600, 30.0 * 24 * 3600);
        } finally {
            gateway.stop();
        }
    }

    @Test
    void speaksWithNameAndPassword() throws Exception {
        Path right = Files.writeString(folder.resolve("right"), "password\n");
        MqttConnection line = new MqttConnection(
                "p", properties("ssl://localhost", PASSWORD, "gateway", right), tls(keys.authority(), null), _ -> {});
        line.connect(false);
        try {
            Awaitility.await().until(line::isConnected);
        } finally {
            line.disconnect();
        }
    }

    @Test
    void saysThatItsPasswordIsRefused() {
        saysWhy(
                properties("ssl://localhost", PASSWORD, "gateway", password),
                tls(keys.authority(), null),
                "refuses us: NOT_AUTHORIZED (MQTT_USERNAME is gateway)");
    }

    @Test
    void saysThatItHasNoName() {
        saysWhy(
                properties("ssl://localhost", PASSWORD, null, null),
                tls(keys.authority(), null),
                "refuses us: NOT_AUTHORIZED (no MQTT_USERNAME is set)");
    }

    @Test
    void saysThatItDoesNotBelieveTheBroker() {
        saysWhy(
                properties("ssl://localhost", CERTIFICATE, null, null),
                tls(foreignAuthority, own),
                "is not to be believed",
                "MQTT_CA_FILE");
    }

    @Test
    void saysThatTheBrokerHasAnotherName() {
        saysWhy(
                properties("ssl://127.0.0.1", CERTIFICATE, null, null),
                tls(keys.authority(), own),
                "is not to be believed",
                "127.0.0.1");
    }

    @Test
    void saysThatTheBrokerDoesNotBelieveIt() {
        saysWhy(
                properties("ssl://localhost", CERTIFICATE, null, null),
                tls(keys.authority(), foreign),
                "MQTT_CERTIFICATE_FILE says who we are");
        saysWhy(
                properties("ssl://localhost", CERTIFICATE, null, null),
                tls(keys.authority(), null),
                "MQTT_CERTIFICATE_FILE says who we are");
    }

    @Test
    void saysThatNobodyIsThere() {
        saysWhy(
                new MqttProperties(
                        URI.create("ssl://localhost:1"),
                        null,
                        null,
                        null,
                        null,
                        "it",
                        1,
                        "it",
                        Duration.ofHours(1),
                        500),
                tls(keys.authority(), own),
                "ssl://localhost:1: ");
        saysWhy(
                new MqttProperties(
                        URI.create("ssl://nowhere.invalid"),
                        null,
                        null,
                        null,
                        null,
                        "it",
                        1,
                        "it",
                        Duration.ofHours(1),
                        500),
                tls(keys.authority(), own),
                "no such host");
    }

    private static void saysWhy(MqttProperties properties, BrokerTls tls, String... words) {
        MqttConnection line = new MqttConnection("why", properties, tls, _ -> {});
        line.connect(false);
        try {
            Awaitility.await().untilAsserted(() -> assertThat(line.trouble()).contains(words));
            assertThat(line.isConnected()).isFalse();
        } finally {
            line.disconnect();
        }
    }

    private static MqttProperties properties(
            String host, int port, @Nullable String username, @Nullable Path passwordFile) {
        return new MqttProperties(
                URI.create(host + ":" + broker.port(port)),
                username,
                null,
                passwordFile,
                null,
                "it",
                1,
                "it",
                Duration.ofHours(1),
                500);
    }

    private static BrokerTls tls(Path authority, @Nullable Path identity) {
        PemSslStoreDetails keyStore = identity == null
                ? null
                : PemSslStoreDetails.forCertificate(identity.toUri().toString())
                        .withPrivateKey(identity.toUri().toString());
        return new BrokerTls(SslBundle.of(new PemSslStoreBundle(
                keyStore, PemSslStoreDetails.forCertificate(authority.toUri().toString()))));
    }

    private static MountableFile readable(Path file) {
        return MountableFile.forHostPath(file, 0644);
    }

    /** As mosquitto_passwd writes it. */
    private static String hash(String word) throws Exception {
        byte[] salt = "twelve bytes".getBytes(StandardCharsets.US_ASCII);
        byte[] hash = javax.crypto.SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                .generateSecret(new javax.crypto.spec.PBEKeySpec(word.toCharArray(), salt, 101, 512))
                .getEncoded();
        java.util.Base64.Encoder base64 = java.util.Base64.getEncoder();
        return "$7$101$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }
}
