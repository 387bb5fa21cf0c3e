package io.vendflow.stack;

import io.vendflow.embedded.SchemaRegistryProcess;
import java.net.URI;

/** Where everything answers, on this machine. */
public record Addresses(Ports ports) {

    public String kafkaBootstrapServers() {
        return "localhost:" + ports.of(Port.KAFKA);
    }

    public String schemaRegistryUrl() {
        return SchemaRegistryProcess.url(ports.of(Port.SCHEMA_REGISTRY));
    }

    public String mqttUrl() {
        return "tcp://localhost:" + ports.of(Port.MQTT);
    }

    public String mqttWebSocketUrl() {
        return "ws://localhost:" + ports.of(Port.MQTT_WEBSOCKET) + "/mqtt";
    }

    /** The base of webhook-ingest; Vipps posts to {@code /webhooks/vipps/{merchantSerialNumber}} below it. */
    public String webhookUrl() {
        return http(Port.WEBHOOK_INGEST);
    }

    public String simulatorUrl() {
        return http(Port.SIMULATOR);
    }

    /** The base of a service's health and metrics. */
    public String managementUrl(Service service) {
        return http(service.managementPort());
    }

    URI readiness(Service service) {
        return URI.create(managementUrl(service) + "/actuator/health/readiness");
    }

    private String http(Port port) {
        return "http://localhost:" + ports.of(port);
    }
}
