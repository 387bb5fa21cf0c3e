package io.vendflow.kafka.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vendflow.embedded.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The authority's key is best kept elsewhere; what is replaced meanwhile must not cost the authority. */
class MakeSecretsTest {

    @TempDir
    private Path directory;

    private Path secrets;
    private String authority;

    @BeforeEach
    void anInstallationWithoutTheAuthoritysKey() throws Exception {
        assumeTrue(hasOpenssl(), "skipped: openssl is not installed");
        secrets = directory.resolve("secrets");
        makeSecrets();
        authority = Files.readString(secrets.resolve("ca.pem"));
        Files.move(secrets.resolve("ca.key"), directory.resolve("ca.key"));
    }

    @Test
    void aPasswordIsReplacedUnderTheSameAuthority() throws Exception {
        Files.delete(secrets.resolve("passwords/setup"));

        makeSecrets();

        assertThat(secrets.resolve("passwords/setup")).isNotEmptyFile();
        assertThat(secrets.resolve("ca.pem")).hasContent(authority);
        assertThat(secrets.resolve("ca.key")).doesNotExist();
    }

    @Test
    void aCertificateIsRefusedUntilTheKeyIsBack() throws Exception {
        Files.delete(secrets.resolve("kafka.pem"));

        assertThat(makeSecrets()).contains("kafka.pem has to be signed and ca.key is not in");
        assertThat(secrets.resolve("kafka.pem")).doesNotExist();

        Files.move(directory.resolve("ca.key"), secrets.resolve("ca.key"));
        makeSecrets();

        assertThat(secrets.resolve("kafka.pem")).content().contains(authority);
    }

    private String makeSecrets() throws IOException {
        return said(Checkout.find().root().resolve("ops/tls/make-secrets").toString(), secrets.toString());
    }

    private static boolean hasOpenssl() {
        try {
            return said("openssl", "version").startsWith("OpenSSL");
        } catch (IOException e) {
            return false;
        }
    }

    private static String said(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
