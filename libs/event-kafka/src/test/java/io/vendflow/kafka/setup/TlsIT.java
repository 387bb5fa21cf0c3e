package io.vendflow.kafka.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vendflow.embedded.Checkout;
import io.vendflow.embedded.EmbeddedKafka;
import io.vendflow.kafka.ClientSecurity;
import io.vendflow.kafka.KafkaSettings;
import io.vendflow.kafka.Refusal;
import io.vendflow.kafka.certificates.BrokerCertificates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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

            Map<String, String> environment = environment("setup");
            ClusterSetup.createTopics(admin(kafka, environment), 1, (short) 1);

            environment.remove("KAFKA_CA_FILE");
            assertThatThrownBy(() -> topicsOf(kafka, environment))
                    .isInstanceOf(ExecutionException.class)
                    .satisfies(e -> assertThat(Refusal.inWords(e))
                            .hasValueSatisfying(words -> assertThat(words).contains("certificate", "KAFKA_CA_FILE")));
        }
    }

    @Test
    void aServiceSeesUntilWhenTheCertificateIsGoodAndRemembersIt() throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC);
        BrokerCertificates certificates;
        try (EmbeddedKafka kafka =
                EmbeddedKafka.startWithAccountsAndTls(directory.resolve("again"), secrets.resolve("kafka.pem"))) {
            AccessSetup.prepare(kafka.clientConfig(), AccessSetup.passwords(secrets.resolve("passwords")));
            Map<String, String> environment = environment("receipt-service");
            certificates = new BrokerCertificates(settings(kafka, environment));
            certificates.look();

            Duration left = Duration.between(clock.instant(), validUntil(secrets.resolve("kafka.pem")));
            assertThat(certificates.secondsLeft(clock)).isEqualTo((double) left.toSeconds());

            environment.remove("KAFKA_CA_FILE");
            BrokerCertificates ofWhomWeDoNotBelieve = new BrokerCertificates(settings(kafka, environment));
            ofWhomWeDoNotBelieve.look();
            assertThat(ofWhomWeDoNotBelieve.secondsLeft(clock)).isNaN();
        }
        certificates.look();
        assertThat(certificates.secondsLeft(Clock.offset(clock, Duration.ofDays(40_000))))
                .as("what was seen last counts while Kafka is away")
                .isNegative();
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

    private static Map<String, String> environment(String account) {
        return new HashMap<>(Map.of(
                "KAFKA_SECURITY_PROTOCOL",
                "SASL_SSL",
                "KAFKA_USERNAME",
                account,
                "KAFKA_PASSWORD_FILE",
                secrets.resolve("passwords").resolve(account).toString(),
                "KAFKA_CA_FILE",
                secrets.resolve("ca.pem").toString()));
    }

    private static void topicsOf(EmbeddedKafka kafka, Map<String, String> environment) throws Exception {
        try (Admin admin = Admin.create(admin(kafka, environment))) {
            admin.listTopics().names().get(20, TimeUnit.SECONDS);
        }
    }

    private static Map<String, Object> admin(EmbeddedKafka kafka, Map<String, String> environment) {
        return settings(kafka, environment).admin("test");
    }

    private static KafkaSettings settings(EmbeddedKafka kafka, Map<String, String> environment) {
        return new KafkaSettings(kafka.accountsBootstrapServers(), "", null, ClientSecurity.of(environment::get));
    }

    /** Of the broker's own, which ends before the authority's. */
    private static Instant validUntil(Path pem) throws IOException, CertificateException {
        String text = Files.readString(pem);
        String certificates = text.substring(text.indexOf("-----BEGIN CERTIFICATE"));
        try (InputStream in = new ByteArrayInputStream(certificates.getBytes(StandardCharsets.US_ASCII))) {
            return ((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in))
                    .getNotAfter()
                    .toInstant();
        }
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
