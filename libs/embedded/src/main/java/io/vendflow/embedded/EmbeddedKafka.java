package io.vendflow.embedded;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka's own broker and controller (KRaft) in this process: one node on 127.0.0.1, its data kept across restarts.
 *
 * <p>One per JVM at a time: Kafka's way of ending a broken broker is a static hook, which this class points at
 * {@code onFatal} so that a full disk does not silently end the JVM.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);

    /** The same for every folder: formatting a folder that has data already is then a no-op. */
    private static final String CLUSTER_ID = "dmVuZGZsb3ctbG9jYWwtMQ";

    private static final int NO_ACCOUNTS = -1;

    private final KafkaRaftServer server;
    private final int port;
    private final int accountsPort;

    private EmbeddedKafka(KafkaRaftServer server, int port, int accountsPort) {
        this.server = server;
        this.port = port;
        this.accountsPort = accountsPort;
    }

    /** Starts a broker that logs an error when it has to give up. */
    public static EmbeddedKafka start(Path dataDirectory, int port) {
        return start(
                dataDirectory,
                port,
                reason -> LOG.atError().addKeyValue("reason", reason).log("Kafka ended"));
    }

    /**
     * Formats the folder where that was not done yet, starts, and returns when clients can connect.
     *
     * @param port 0 for a free one
     * @param onFatal told once why the broker ended by itself; called on one of Kafka's threads
     */
    public static EmbeddedKafka start(Path dataDirectory, int port, Consumer<String> onFatal) {
        return start(dataDirectory, FreePort.orFree(port), NO_ACCOUNTS, Map.of(), onFatal);
    }

    /**
     * A broker with a second port, where clients need an account (SCRAM-SHA-512) and may do only what access rules allow.
     * The first port is the administrator's: who connects there may do everything. For tests.
     */
    public static EmbeddedKafka startWithAccounts(Path dataDirectory) {
        int accountsPort = FreePort.next();
        return startWithAccounts(dataDirectory, accountsPort, KafkaSettings.accounts(accountsPort, "SASL_PLAINTEXT"));
    }

    /**
     * The same with TLS on the second port.
     *
     * @param key PEM: the broker's key and certificate, for the name localhost
     */
    public static EmbeddedKafka startWithAccountsAndTls(Path dataDirectory, Path key) {
        int accountsPort = FreePort.next();
        Map<String, String> settings = new HashMap<>(KafkaSettings.accounts(accountsPort, "SASL_SSL"));
        settings.put("ssl.keystore.type", "PEM");
        settings.put("ssl.keystore.location", key.toAbsolutePath().toString());
        return startWithAccounts(dataDirectory, accountsPort, settings);
    }

    private static EmbeddedKafka startWithAccounts(Path dataDirectory, int accountsPort, Map<String, String> more) {
        return start(
                dataDirectory,
                FreePort.next(),
                accountsPort,
                more,
                reason -> LOG.atError().addKeyValue("reason", reason).log("Kafka ended"));
    }

    private static EmbeddedKafka start(
            Path dataDirectory, int brokerPort, int accountsPort, Map<String, String> more, Consumer<String> onFatal) {
        Path directory = dataDirectory.toAbsolutePath();
        // Several of Kafka's threads give up, each by itself.
        AtomicBoolean told = new AtomicBoolean();
        Exit.Procedure report = (status, message) -> {
            if (told.compareAndSet(false, true)) {
                onFatal.accept(message == null ? "exit status " + status : message);
            }
        };
        Exit.setExitProcedure(report);
        Exit.setHaltProcedure(report);
        format(directory);
        Map<String, String> settings = new HashMap<>(KafkaSettings.of(directory, brokerPort, FreePort.next()));
        more.forEach((name, value) -> settings.merge(name, value, KafkaSettings::extended));
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
        return new EmbeddedKafka(server, brokerPort, accountsPort);
    }

    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /**
     * Where an account is needed.
     *
     * @throws IllegalStateException when it was started without accounts
     */
    public String accountsBootstrapServers() {
        if (accountsPort == NO_ACCOUNTS) {
            throw new IllegalStateException("this Kafka has no accounts");
        }
        return "localhost:" + accountsPort;
    }

    public int port() {
        return port;
    }

    /** What every client of this broker needs, admin included. */
    public Map<String, Object> clientConfig() {
        return Map.of("bootstrap.servers", bootstrapServers());
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        Exit.resetExitProcedure();
        Exit.resetHaltProcedure();
    }

    private static void format(Path directory) {
        try {
            Files.createDirectories(directory);
            new Formatter()
                    .setClusterId(CLUSTER_ID)
                    .setNodeId(KafkaSettings.NODE_ID)
                    .setControllerListenerName(KafkaSettings.CONTROLLER)
                    .setDirectories(List.of(directory.toString()))
                    .setMetadataLogDirectory(directory.toString())
                    .setIgnoreFormatted(true)
                    .setUnstableFeatureVersionsEnabled(false)
                    .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + directory + " for Kafka", e);
        } catch (Exception e) { // Kafka's formatter declares no less.
            throw new IllegalStateException("cannot prepare " + directory + " for Kafka", e);
        }
    }
}
