package io.vendflow.kafka.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vendflow.embedded.Checkout;
import io.vendflow.embedded.EmbeddedKafka;
import io.vendflow.kafka.ClientSecurity;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS with what {@code ops/tls/make-secrets} makes. */
class TlsIT {

    @TempDir
    private static Path directory;

    private static Path secrets;

    @BeforeAll
    static void makeSecrets() throws Exception {
        Assumptions.assumeTrue(run("openssl", "version") == 0, "skipped: openssl is not installed");
        secrets = directory.resolve("secrets");
        assertThat(run(Checkout.find().root().resolve("ops/tls/make-secrets").toString(), secrets.toString()))
                .isZero();
    }

    @Test
    void aClientKnowsItsKafkaByTheAuthorityAndNoOther() throws Exception {
        try (EmbeddedKafka kafka =
                EmbeddedKafka.startWithAccountsAndTls(directory.resolve("kafka"), secrets.resolve("kafka.pem"))) {
            // As the job does it: every account of the script, with the password of its file.
            Map<String, String> passwords = AccessSetup.passwords(secrets.resolve("passwords"));
            assertThat(passwords.keySet())
                    .containsExactlyElementsOf(AccessRules.all().stream()
                            .map(ServiceAccess::account)
                            .toList());
            AccessSetup.prepare(kafka.clientConfig(), passwords);

            Map<String, String> environment = new HashMap<>(Map.of(
                    "KAFKA_SECURITY_PROTOCOL",
                    "SASL_SSL",
                    "KAFKA_USERNAME",
                    "setup",
                    "KAFKA_PASSWORD_FILE",
                    secrets.resolve("passwords/setup").toString(),
                    "KAFKA_CA_FILE",
                    secrets.resolve("ca.pem").toString()));
            ClusterSetup.createTopics(admin(kafka, environment), 1, (short) 1);

            environment.remove("KAFKA_CA_FILE");
            assertThatThrownBy(() -> topicsOf(kafka, environment))
                    .isInstanceOf(ExecutionException.class)
                    .satisfies(e -> assertThat(Refusal.inWords(e))
                            .hasValueSatisfying(words -> assertThat(words).contains("certificate", "KAFKA_CA_FILE")));
        }
    }

    @Test
    void whatIsThereIsLeft() throws Exception {
        Path password = secrets.resolve("passwords/commands");
        String before = Files.readString(password);

        assertThat(run(Checkout.find().root().resolve("ops/tls/make-secrets").toString(), secrets.toString()))
                .isZero();

        assertThat(Files.readString(password)).isEqualTo(before);
    }

    @Test
    void nobodyElseGetsIntoTheFolder() throws IOException {
        assertThat(Files.getPosixFilePermissions(secrets)).hasSize(3);
        assertThat(Files.getPosixFilePermissions(secrets.resolve("passwords"))).hasSize(3);
        assertThat(Files.getPosixFilePermissions(secrets.resolve("ca.key"))).hasSize(2);
    }

    private static void topicsOf(EmbeddedKafka kafka, Map<String, String> environment) throws Exception {
        try (Admin admin = Admin.create(admin(kafka, environment))) {
            admin.listTopics().names().get(20, TimeUnit.SECONDS);
        }
    }

    private static Map<String, Object> admin(EmbeddedKafka kafka, Map<String, String> environment) {
        return new KafkaSettings(kafka.accountsBootstrapServers(), "", null, ClientSecurity.of(environment::get))
                .admin("test");
    }

    private static int run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                System.err.println(said);
            }
            return status;
        } catch (IOException e) {
            return -1;
        }
    }
}
