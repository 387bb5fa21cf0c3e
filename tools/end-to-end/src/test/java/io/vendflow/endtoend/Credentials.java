package io.vendflow.endtoend;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;

/** What an operator has issued to a fleet and to the gateway, by the commands of docs/machine-identity.md. */
final class Credentials {

    private final Path directory;

    /** @param machines each with a password */
    Credentials(Path directory, String... machines) {
        this.directory = directory;
        command("init", "--host", "localhost");
        command(Stream.concat(Stream.of("issue", "--password"), Stream.of(machines))
                .toArray(String[]::new));
        giveToTheContainer(directory.resolve("gateway"));
    }

    void issueCertificate(String machine, String validity) {
        command("issue", machine, "--certificate", "--validity", validity);
    }

    private void command(String... words) {
        Shell.Result result = Command.run(
                Map.of("VENDFLOW_CREDENTIALS_DIR", directory.toString()),
                Stream.concat(Stream.of("machines", "credentials"), Stream.of(words))
                        .toArray(String[]::new));
        if (result.exitCode() != 0) {
            throw new IllegalStateException(result.said());
        }
    }

    /** An operator makes its user the owner, which only root can; here everybody may read, inside a folder of ours. */
    private static void giveToTheContainer(Path folder) {
        for (Path each : filesAndFolders(folder)) {
            try {
                Files.setPosixFilePermissions(
                        each, PosixFilePermissions.fromString(Files.isDirectory(each) ? "rwxr-xr-x" : "rw-r--r--"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Path directory() {
        return directory;
    }

    /** A machine that says its password. */
    UnaryOperator<Mqtt3ClientBuilder> passwordOf(String machine) {
        byte[] password = read(issued(machine).resolve("password")).getBytes(StandardCharsets.UTF_8);
        return builder -> trusting()
                .apply(builder)
                .simpleAuth()
                .username(machine)
                .password(password)
                .applySimpleAuth();
    }

    /** Somebody who knows the broker and says nothing about himself. */
    UnaryOperator<Mqtt3ClientBuilder> trusting() {
        return builder -> builder.sslConfig(
                MqttClientSslConfig.builder().trustManagerFactory(authority()).build());
    }

    /** The words that nobody but who they were given to may see. */
    List<String> words() {
        return filesAndFolders(directory).stream()
                .filter(file -> file.endsWith("password") || file.endsWith("share"))
                .map(Credentials::read)
                .toList();
    }

    private TrustManagerFactory authority() {
        try (InputStream pem = Files.newInputStream(directory.resolve("gateway").resolve("ca.crt"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path issued(String machine) {
        return filesAndFolders(directory.resolve("issued")).stream()
                .filter(file -> file.getFileName().toString().startsWith(machine + "-"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> filesAndFolders(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
