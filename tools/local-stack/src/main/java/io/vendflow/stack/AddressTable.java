package io.vendflow.stack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What {@code ./run} prints when everything is up. */
final class AddressTable {

    private AddressTable() {}

    static List<String> of(Addresses addresses) {
        List<String> lines = new ArrayList<>(List.of(
                line("MQTT", addresses.mqttUrl()),
                line("MQTT over WebSocket", addresses.mqttWebSocketUrl()),
                line("Kafka", addresses.kafkaBootstrapServers()),
                line("schema registry", addresses.schemaRegistryUrl()),
                line("webhook-ingest", addresses.webhookUrl() + "/webhooks/vipps/123456"),
                line("Vipps simulator", addresses.simulatorUrl()),
                line("a customer's phone", addresses.simulatorUrl() + "/phone")));
        Arrays.stream(Service.values())
                .map(service -> line(service.id(), addresses.managementUrl(service) + "/actuator/health"))
                .forEach(lines::add);
        return lines;
    }

    private static String line(String what, String where) {
        return String.format(Locale.ROOT, "  %-20s %s", what, where);
    }
}
