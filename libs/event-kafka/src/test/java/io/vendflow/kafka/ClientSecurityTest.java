package io.vendflow.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientSecurityTest {

    @TempDir
    private Path directory;

    @Test
    void isNothingWhereNothingIsSaid() {
        assertThat(of(Map.of())).isEmpty();
        assertThat(of(Map.of("KAFKA_SECURITY_PROTOCOL", ""))).isEmpty();
    }

    @Test
    void keepsAPasswordOfAnyCharactersAsItIs() {
        Map<String, Object> properties = of(Map.of(
                "KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT",
                "KAFKA_USERNAME", "receipt-service",
                "KAFKA_PASSWORD", "a \"quoted\" \\ password; = 'ø"));

        assertThat(properties).containsEntry("sasl.mechanism", "SCRAM-SHA-512");
        Map<String, ?> options = JaasContext.loadClientContext(properties)
                .configurationEntries()
                .getFirst()
                .getOptions();
        assertThat(options.get("username")).isEqualTo("receipt-service");
        assertThat(options.get("password")).isEqualTo("a \"quoted\" \\ password; = 'ø");
    }

    @Test
    void readsThePasswordOfAFileWithoutItsLineBreak() throws IOException {
        Path file = Files.writeString(directory.resolve("password"), "from a file\n");

        assertThat(secretOf(of(Map.of(
                        "KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT",
                        "KAFKA_USERNAME", "x",
                        "KAFKA_PASSWORD_FILE", file.toString()))))
                .contains("password=\"from a file\"");
    }

    @Test
    void takesCertificatesAsPemFiles() throws IOException {
        Path authority = Files.writeString(directory.resolve("ca.pem"), "");
        Path key = Files.writeString(directory.resolve("key.pem"), "");

        assertThat(of(Map.of(
                        "KAFKA_SECURITY_PROTOCOL", "SSL",
                        "KAFKA_CA_FILE", authority.toString(),
                        "KAFKA_KEY_FILE", key.toString())))
                .containsOnly(
                        Map.entry("security.protocol", "SSL"),
                        Map.entry("ssl.truststore.type", "PEM"),
                        Map.entry("ssl.truststore.location", authority.toString()),
                        Map.entry("ssl.keystore.type", "PEM"),
                        Map.entry("ssl.keystore.location", key.toString()));
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> of(Map.of("KAFKA_SECURITY_PROTOCOL", "SASL_SSL")))
                .hasMessageContaining("KAFKA_USERNAME");
        assertThatThrownBy(() -> of(Map.of("KAFKA_SECURITY_PROTOCOL", "SASL_SSL", "KAFKA_USERNAME", "x")))
                .hasMessageContaining("KAFKA_PASSWORD_FILE");
        assertThatThrownBy(() -> of(Map.of("KAFKA_USERNAME", "x", "KAFKA_PASSWORD", "hidden")))
                .as("an account that would not be used")
                .hasMessageContaining("KAFKA_SECURITY_PROTOCOL")
                .hasMessageNotContaining("hidden");
        assertThatThrownBy(() -> of(Map.of("KAFKA_SECURITY_PROTOCOL", "SSL", "KAFKA_CA_FILE", "/nowhere")))
                .hasMessageContaining("KAFKA_CA_FILE /nowhere");
    }

    @Test
    void isNeverPrinted() {
        Map<String, Object> properties = of(Map.of(
                "KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT", "KAFKA_USERNAME", "x", "KAFKA_PASSWORD", "hunter2"));
        KafkaSettings settings = new KafkaSettings("localhost:1", "", null, properties);
        KafkaSettings ofText = new KafkaSettings(
                "localhost:1", "", null, Map.of("sasl.jaas.config", "hunter2", "ssl.key.password", "hunter2"));

        assertThat(settings.toString() + ofText + properties + settings.producer("x"))
                .doesNotContain("hunter2");
        // What Kafka's clients log at their start.
        assertThat(new AdminClientConfig(settings.admin("x")).values().toString())
                .contains("[hidden]")
                .doesNotContain("hunter2");
    }

    private static String secretOf(Map<String, Object> properties) {
        return properties.get("sasl.jaas.config") instanceof Password password ? password.value() : "none";
    }

    private static Map<String, Object> of(Map<String, String> environment) {
        return ClientSecurity.of(environment::get);
    }
}
