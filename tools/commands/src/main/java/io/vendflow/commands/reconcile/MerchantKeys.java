package io.vendflow.commands.reconcile;

import io.vendflow.commands.CommandFailedException;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.vipps.MerchantCredentials;
import io.vendflow.vipps.Secret;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Where Vipps is and whose keys there are, by the same variables as the services: from the environment, or else from the
 * file that {@code VIPPS_KEYS_FILE} names ({@code ./run} writes one). Never shown.
 */
final class MerchantKeys {

    private static final String FILE = "VIPPS_KEYS_FILE";
    private static final String NUMBER = "VIPPS_MERCHANT_SERIAL_NUMBER";
    private static final String FURTHER = "VENDFLOW_VIPPS_FURTHERMERCHANTS_";

    private final Map<String, String> variables;

    private MerchantKeys(Map<String, String> variables) {
        this.variables = variables;
    }

    static MerchantKeys of(Map<String, String> environment) {
        if (!environment.getOrDefault(NUMBER, "").isBlank()) {
            return new MerchantKeys(environment);
        }
        Map<String, String> all = new HashMap<>(read(file(environment)));
        all.putAll(environment);
        return new MerchantKeys(all);
    }

    private static Path file(Map<String, String> environment) {
        String named = environment.getOrDefault(FILE, "").strip();
        Path root = Path.of(System.getProperty("vendflow.root", "."));
        return named.isEmpty() ? root.resolve("data").resolve("vipps-keys") : Path.of(named);
    }

    private static Map<String, String> read(Path file) {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        } catch (IOException e) {
            throw CommandFailedException.impossible(
                    "to ask Vipps a merchant's keys are needed: set " + NUMBER
                            + ", VIPPS_CLIENT_ID, VIPPS_CLIENT_SECRET and"
                            + " VIPPS_SUBSCRIPTION_KEY, or " + FILE + " to a file with them (" + file
                            + " cannot be read); or say --against log-only",
                    e);
        }
        Map<String, String> read = new HashMap<>();
        lines.stringPropertyNames().forEach(name -> read.put(name, lines.getProperty(name)));
        return read;
    }

    URI baseUrl() {
        String given = variables.getOrDefault("VIPPS_BASE_URL", "").strip();
        String port = variables.getOrDefault("VENDFLOW_SIMULATOR_PORT", "8083").strip();
        try {
            return URI.create(given.isEmpty() ? "http://localhost:" + port : given);
        } catch (IllegalArgumentException e) {
            throw CommandFailedException.impossible("VIPPS_BASE_URL is no address: " + given, e);
        }
    }

    List<MerchantCredentials> all() {
        List<MerchantCredentials> all = new ArrayList<>();
        all.add(keys(NUMBER, "VIPPS_CLIENT_ID", "VIPPS_CLIENT_SECRET", "VIPPS_SUBSCRIPTION_KEY"));
        for (int i = 0; variables.containsKey(FURTHER + i + "_SERIALNUMBER"); i++) {
            String prefix = FURTHER + i + "_";
            all.add(keys(
                    prefix + "SERIALNUMBER", prefix + "CLIENTID", prefix + "CLIENTSECRET", prefix + "SUBSCRIPTIONKEY"));
        }
        return all;
    }

    private MerchantCredentials keys(String number, String id, String secret, String subscription) {
        try {
            return new MerchantCredentials(
                    new MerchantSerialNumber(required(number)),
                    required(id),
                    new Secret(required(secret)),
                    new Secret(required(subscription)));
        } catch (IllegalArgumentException e) {
            throw CommandFailedException.impossible(number + " is not right: " + e.getMessage(), e);
        }
    }

    private String required(String variable) {
        String value = variables.getOrDefault(variable, "").strip();
        if (value.isEmpty()) {
            throw CommandFailedException.impossible(variable + " is not set", null);
        }
        return value;
    }
}
