package io.vendflow.gateway.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the gateway meets the MQTT broker.
 *
 * @param url {@code tcp://host:port} or {@code ssl://host:port}; whom TLS believes and who we are is in Spring's SSL bundle
 *     {@code mqtt}
 * @param passwordFile a file with the password and nothing else; wins over {@code password}
 * @param shareFile a file with the name under which several sessions share the fleet's messages, in place of {@value #SHARE}.
 *     Whoever knows the name can subscribe under it, and on a broker that does not refuse that (Mosquitto) would be dealt messages
 *     that then reach nobody
 * @param clientId of the connection on which machines are spoken to; held by no other instance
 * @param sessions how many queues the broker keeps for what machines say, at most as many as the outbox has partitions and the
 *     same in every instance. One keeps each machine's messages in order whatever happens; more only share the load, since a
 *     machine's messages are then dealt out over them
 * @param sessionName under which the broker keeps them, with their number: the same in every instance
 * @param sessionExpiry how long the broker keeps messages while no gateway is there
 * @param receiveMaximum how many messages of a session may be under way into Kafka; the only back-pressure there is
 */
@ConfigurationProperties("vendflow.mqtt")
public record MqttProperties(
        @DefaultValue("tcp://localhost:1883") URI url,
        @Nullable String username,
        @Nullable String password,
        @Nullable Path passwordFile,
        @Nullable Path shareFile,
        @DefaultValue("machine-gateway") String clientId,
        @DefaultValue("1") int sessions,
        @DefaultValue("machine-gateway") String sessionName,
        @DefaultValue("24h") Duration sessionExpiry,
        @DefaultValue("500") int receiveMaximum) {

    private static final String SHARE = "machine-gateway";

    /** What the environment leaves empty is not there. */
    public MqttProperties {
        username = username == null || username.isEmpty() ? null : username;
        if (sessions < 1) {
            throw new IllegalArgumentException(
                    "vendflow.mqtt.sessions is " + sessions + ", nobody would hear the machines");
        }
    }

    boolean isTls() {
        return url.getScheme().toLowerCase(Locale.ROOT).matches("ssl|mqtts|tls");
    }

    int port() {
        return url.getPort() > 0 ? url.getPort() : isTls() ? 8883 : 1883;
    }

    /** @throws UncheckedIOException when the file cannot be read */
    String secret() {
        String inFile = content("MQTT_PASSWORD_FILE", passwordFile);
        return inFile.isEmpty() && password != null ? password : inFile;
    }

    /**
     * @throws UncheckedIOException when the file cannot be read
     * @throws IllegalArgumentException when what it says cannot be a name in a topic filter
     */
    String share() {
        String inFile = content("MQTT_SHARE_FILE", shareFile);
        if (!inFile.matches("[A-Za-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "MQTT_SHARE_FILE " + shareFile + " holds more than letters, digits and hyphens");
        }
        return inFile.isEmpty() ? SHARE : inFile;
    }

    private static String content(String variable, @Nullable Path file) {
        if (file == null || file.toString().isEmpty()) {
            return "";
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(variable + " " + file + " cannot be read", e);
        }
    }

    /** Never with the password. */
    @Override
    public String toString() {
        return "MqttProperties[" + url + ", " + clientId + "]";
    }
}
