package io.vendflow.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * How a client proves to Kafka who it is, and knows that it is Kafka that it speaks to: by the environment, in the same
 * words for services, jobs and commands. What is secret is of Kafka's type {@link Password}, which prints itself hidden.
 */
public final class ClientSecurity {

    /** {@code PLAINTEXT} (nothing else is needed then), {@code SSL}, {@code SASL_SSL} or {@code SASL_PLAINTEXT}. */
    public static final String PROTOCOL = "KAFKA_SECURITY_PROTOCOL";

    /** How the password is proved; {@code SCRAM-SHA-512} when nothing is said. */
    public static final String MECHANISM = "KAFKA_SASL_MECHANISM";

    public static final String USERNAME = "KAFKA_USERNAME";
    public static final String PASSWORD = "KAFKA_PASSWORD";

    /** A file with nothing but the password, for whom {@link #PASSWORD} would be seen by too many. */
    public static final String PASSWORD_FILE = "KAFKA_PASSWORD_FILE";

    /** PEM: who signed Kafka's certificate. Nothing: one of those that Java trusts. */
    public static final String CA_FILE = "KAFKA_CA_FILE";

    /** PEM: our own key and certificate, for {@code SSL} where the certificate is the account. */
    public static final String KEY_FILE = "KAFKA_KEY_FILE";

    private static final String PEM = "PEM";
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";

    private final Function<String, @Nullable String> environment;

    private ClientSecurity(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /**
     * Properties for every client; none for a Kafka without accounts.
     *
     * @param environment by name; null or empty for what is not set
     * @throws IllegalArgumentException naming what is missing or cannot be read, never a password
     */
    public static Map<String, Object> of(Function<String, @Nullable String> environment) {
        return new ClientSecurity(environment).properties();
    }

    private Map<String, Object> properties() {
        String protocol = get(PROTOCOL);
        if (protocol == null) {
            if (get(USERNAME) != null || get(CA_FILE) != null || get(KEY_FILE) != null) {
                throw new IllegalArgumentException(
                        PROTOCOL + " is missing (SASL_SSL or SSL): an account or a certificate for Kafka is set");
            }
            return Map.of();
        }
        Map<String, Object> properties = new HashMap<>();
        properties.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol);
        if (protocol.startsWith("SASL_")) {
            addAccount(properties);
        }
        if (protocol.endsWith("SSL")) {
            addCertificates(properties);
        }
        return properties;
    }

    private void addAccount(Map<String, Object> properties) {
        String mechanism = get(MECHANISM) == null ? "SCRAM-SHA-512" : String.valueOf(get(MECHANISM));
        String username = get(USERNAME);
        if (username == null) {
            throw new IllegalArgumentException(USERNAME + " is missing: Kafka is to know who we are");
        }
        properties.put(SaslConfigs.SASL_MECHANISM, mechanism);
        properties.put(
                SaslConfigs.SASL_JAAS_CONFIG,
                new Password((mechanism.equals("PLAIN") ? PLAIN : SCRAM) + " required username=" + quoted(username)
                        + " password=" + quoted(password()) + ";"));
    }

    private void addCertificates(Map<String, Object> properties) {
        String authority = get(CA_FILE);
        if (authority != null) {
            properties.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, PEM);
            properties.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, readable(CA_FILE, authority));
        }
        String key = get(KEY_FILE);
        if (key != null) {
            properties.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, PEM);
            properties.put(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, readable(KEY_FILE, key));
        }
    }

    private String password() {
        String file = get(PASSWORD_FILE);
        String password = file == null ? get(PASSWORD) : contentOf(file);
        if (password == null || password.isEmpty()) {
            throw new IllegalArgumentException("neither " + PASSWORD_FILE + " nor " + PASSWORD + " says a password");
        }
        return password;
    }

    private static String contentOf(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException(PASSWORD_FILE + " " + file + " cannot be read: " + e, e);
        }
    }

    private static String readable(String variable, String file) {
        if (!Files.isReadable(Path.of(file))) {
            throw new IllegalArgumentException(variable + " " + file + " cannot be read");
        }
        return file;
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private @Nullable String get(String variable) {
        String value = environment.apply(variable);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
