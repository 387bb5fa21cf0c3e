package io.vendflow.embedded;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
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
        int brokerPort = FreePort.orFree(port);
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
        KafkaConfig config = new KafkaConfig(KafkaSettings.of(directory, brokerPort, FreePort.next()), false);
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
        return new EmbeddedKafka(server, brokerPort);
    }

    public String bootstrapServers() {
        return "localhost:" + port;
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
