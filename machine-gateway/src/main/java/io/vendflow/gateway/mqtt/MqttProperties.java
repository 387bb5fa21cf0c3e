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
        @DefaultValue("machine-gateway") String clientId,
        @DefaultValue("1") int sessions,
        @DefaultValue("machine-gateway") String sessionName,
        @DefaultValue("24h") Duration sessionExpiry,
        @DefaultValue("500") int receiveMaximum) {

    public MqttProperties {
        if (sessions < 1) {
            throw new IllegalArgumentException(
                    "vendflow.mqtt.sessions is " + sessions + ", nobody would hear the machines");
        }
    }

    /** Never with the password. */
    @Override
    public String toString() {
        return "MqttProperties[" + url + ", " + clientId + "]";
    }
}
