package io.vendflow.gateway.mqtt;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the gateway meets the MQTT broker.
 *
 * @param url {@code tcp://host:port} or {@code ssl://host:port}
 * @param clientId kept across restarts and held by no other instance, because the broker keeps the session under it
 * @param sessionExpiry how long the broker keeps messages for a gateway that is away
 * @param receiveMaximum how many messages may be under way into Kafka; the only back-pressure there is
 */
@ConfigurationProperties("vendflow.mqtt")
public record MqttProperties(
        @DefaultValue("tcp://localhost:1883") URI url,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("machine-gateway") String clientId,
        @DefaultValue("24h") Duration sessionExpiry,
        @DefaultValue("500") int receiveMaximum) {

    /** Never with the password. */
    @Override
    public String toString() {
        return "MqttProperties[" + url + ", " + clientId + "]";
    }
}
