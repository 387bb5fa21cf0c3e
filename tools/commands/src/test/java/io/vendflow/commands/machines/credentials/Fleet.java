package io.vendflow.commands.machines.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.commands.Shell;
import io.vendflow.testing.MosquittoContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.testcontainers.utility.MountableFile;

/** The broker of a fleet as docker-compose.mqtt-tls.yml runs it, and an operator at the command line beside it. */
final class Fleet implements AutoCloseable {

    static final int CERTIFICATES = 8883;
    static final int PASSWORDS = 8884;
    static final int WEBSOCKET = 8885;
    static final int SERVICES = 8886;

    private static final String TAKEN = "serve: credentials taken over";

    private final Path vault;
    private final MosquittoContainer broker;

    Fleet(Path vault) {
        this.vault = vault;
        ok("init", "--host", MosquittoContainer.host());
        Map<String, MountableFile> files = new LinkedHashMap<>();
        Path ops = MosquittoContainer.checkout("ops/mosquitto");
        for (String name : List.of("fleet.conf", "fleet.acl", "serve", "common/limits.conf")) {
            files.put("/mosquitto/config/" + name, MountableFile.forHostPath(ops.resolve(name)));
        }
        brokerFiles().forEach(file -> files.put("/credentials/" + file.getFileName(), MountableFile.forHostPath(file)));
        broker = new MosquittoContainer(files, CERTIFICATES, PASSWORDS, WEBSOCKET, SERVICES)
                .running("/bin/sh", "/mosquitto/config/serve")
                .start();
    }

    MosquittoContainer broker() {
        return broker;
    }

    Path vault() {
        return vault;
    }

    /** What only the gateways know. */
    String share() {
        return read(vault.resolve("gateway").resolve("share")).strip();
    }

    /** What the operator reads. */
    String ok(String... words) {
        return ok(Clock.systemUTC(), words);
    }

    /** The same some time ago. */
    String ok(Duration ago, String... words) {
        return ok(Clock.offset(Clock.systemUTC(), ago.negated()), words);
    }

    private String ok(Clock clock, String... words) {
        Shell shell = new Shell(Map.of("VENDFLOW_CREDENTIALS_DIR", vault.toString()), clock);
        String[] all = Stream.concat(Stream.of("machines", "credentials"), Stream.of(words))
                .toArray(String[]::new);
        assertThat(shell.run(all)).as(() -> shell.complained()).isZero();
        return shell.said();
    }

    /** Where it says that it has put what was issued. */
    Path issue(String... words) {
        String said = ok(words);
        return Path.of(said.substring(said.indexOf(": ") + 2).strip());
    }

    /** What signs is what counts, so the broker need not be told. */
    Path issueCertificate(String machine) {
        return issue("issue", machine, "--certificate");
    }

    Path issuePassword(String machine) {
        Path issued = issue("issue", machine, "--password");
        publish();
        return issued;
    }

    /** Prints what the broker said when a test fails: whoever has to find out why wants to know. */
    static AfterTestExecutionCallback brokersWords(Supplier<Fleet> fleet) {
        return test -> test.getExecutionException()
                .ifPresent(e -> System.out.println(fleet.get().broker().said()));
    }

    /** The directory as the container sees it; waits until Mosquitto has it. */
    void publish() {
        int before = broker.saidTimes(TAKEN);
        brokerFiles().forEach(file -> broker.put("/credentials/" + file.getFileName(), read(file)));
        broker.awaitSaid(TAKEN, before + 1);
        // Mosquitto says that it begins; it does so between two rounds, so whoever is connected after this is judged
        // anew.
        broker.awaitSaid("Reloading config", before + 1);
    }

    /** In the order in which serve expects them: the generation comes last. */
    private List<Path> brokerFiles() {
        try (Stream<Path> files = Files.list(vault.resolve("broker"))) {
            return files.sorted(Comparator.comparing(file -> file.endsWith("generation")))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}
