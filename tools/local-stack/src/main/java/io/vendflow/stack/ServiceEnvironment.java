package io.vendflow.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each child is told through its environment; the simulator's test merchants, and addresses of this stack. */
final class ServiceEnvironment {

    /** @param suffix of the public keys */
    private record Merchant(String serialNumber, String suffix) {}

    /** The simulator's Danish and Finnish merchants; machines with a profile of theirs sell for them. */
    private static final List<Merchant> FURTHER_MERCHANTS =
            List.of(new Merchant("654321", "-dk"), new Merchant("777777", "-fi"));

    private final Addresses addresses;
    private final Path data;

    ServiceEnvironment(Addresses addresses, Path data) {
        this.addresses = addresses;
        this.data = data;
    }

    /** Where Vipps is and the keys of its merchants; also what commands that ask Vipps need. */
    Map<String, String> ofVipps() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "VIPPS_BASE_URL", addresses.simulatorUrl(),
                "VIPPS_CLIENT_ID", "vendflow-client",
                "VIPPS_CLIENT_SECRET", "vendflow-secret",
                "VIPPS_SUBSCRIPTION_KEY", "vendflow-key",
                "VIPPS_MERCHANT_SERIAL_NUMBER", "123456"));
        for (int i = 0; i < FURTHER_MERCHANTS.size(); i++) {
            Merchant merchant = FURTHER_MERCHANTS.get(i);
            String prefix = "VENDFLOW_VIPPS_FURTHERMERCHANTS_" + i + "_";
            environment.put(prefix + "SERIALNUMBER", merchant.serialNumber());
            environment.put(prefix + "CLIENTID", "vendflow-client" + merchant.suffix());
            environment.put(prefix + "CLIENTSECRET", "vendflow-secret" + merchant.suffix());
            environment.put(prefix + "SUBSCRIPTIONKEY", "vendflow-key" + merchant.suffix());
        }
        return environment;
    }

    Map<String, String> of(Service service) {
        Map<String, String> environment = ofVipps();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", addresses.kafkaBootstrapServers());
        environment.put("SCHEMA_REGISTRY_URL", addresses.schemaRegistryUrl());
        environment.put("MQTT_URL", addresses.mqttUrl());
        environment.put("WEBHOOK_PUBLIC_URL", addresses.webhookUrl());
        environment.put("STATE_DIR", data.resolve("state").resolve(service.id()).toString());
        int managementPort = addresses.ports().of(service.managementPort());
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        // One instance of each: a service that was killed takes its partitions up again at once.
        environment.put("INSTANCE_ID", "1");
        environment.put("SERVER_PORT", Integer.toString(managementPort));
        switch (service) {
            case WEBHOOK_INGEST -> {
                environment.put(
                        "SERVER_PORT", Integer.toString(addresses.ports().of(Port.WEBHOOK_INGEST)));
                environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
                environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
            }
            // Any machine may be tried out here; a fleet in production has profiles.
            case MACHINE_GATEWAY -> environment.put("VENDFLOW_MACHINES_ACCEPT_UNKNOWN", "true");
            case CAPTURE_SERVICE ->
                environment.put(
                        "OPERATOR_TOKENS_FILE",
                        OperatorTokens.in(data).toAbsolutePath().toString());
            case RECONCILIATION -> {
                writeKeys();
                // Somebody is trying things out, and wants to see.
                environment.put("RECONCILIATION_EVERY", "2m");
                environment.put("RECONCILIATION_AGAINST", "VIPPS,LEDGER");
                environment.put(
                        "RECONCILIATION_REPORTS",
                        data.resolve("reports").toAbsolutePath().toString());
            }
            case PAYMENT_INITIATOR, RECEIPT_SERVICE -> {}
        }
        return environment;
    }

    /** For {@code ./run reconcile}, which asks Vipps too. Anew each time, since a port may have moved. */
    private void writeKeys() {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(ofVipps())
                .forEach((variable, value) ->
                        lines.append(variable).append('=').append(value).append('\n'));
        PrivateFile.write(data.resolve("vipps-keys"), lines.toString());
    }

    Map<String, String> ofSimulator() {
        return Map.of(
                "SIMULATOR_PORT", Integer.toString(addresses.ports().of(Port.SIMULATOR)),
                "SIMULATOR_PUBLIC_URL", addresses.simulatorUrl(),
                "SIMULATOR_DATA_DIR", data.resolve("simulator").toString());
    }
}
