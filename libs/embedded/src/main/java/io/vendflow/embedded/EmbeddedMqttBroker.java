package io.vendflow.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * HiveMQ Community Edition in a JVM of its own (its Netty and Guice cannot share ours): MQTT 5 and 3.1.1 over TCP and over
 * WebSocket ({@code /mqtt}), on loopback, without passwords, everything on disk.
 */
public final class EmbeddedMqttBroker implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final ChildJvm process;
    private final int port;
    private final int webSocketPort;

    private EmbeddedMqttBroker(ChildJvm process, int port, int webSocketPort) {
        this.process = process;
        this.port = port;
        this.webSocketPort = webSocketPort;
    }

    /**
     * Starts the broker and waits until it accepts connections.
     *
     * @param port 0 for a free one
     * @param webSocketPort 0 for a free one
     */
    public static EmbeddedMqttBroker start(Path dataDirectory, int port, int webSocketPort)
            throws InterruptedException {
        int tcp = FreePort.orFree(port);
        int webSocket = FreePort.orFree(webSocketPort);
        ChildJvm process =
                ChildJvm.start(command(dataDirectory, tcp, webSocket), dataDirectory.resolve("mqtt-broker.log"));
        process.awaitReady(START, () -> isReady(tcp, webSocket));
        return new EmbeddedMqttBroker(process, tcp, webSocket);
    }

    /** The broker as a program, for those who supervise it themselves. */
    public static JvmCommand command(Path dataDirectory, int port, int webSocketPort) {
        Path home = Checkout.find().target("libs/mqtt-broker");
        return new JvmCommand(
                jars(home, home.resolve("lib")),
                "io.vendflow.mqttbroker.MqttBroker",
                List.of("-Xmx192m"),
                List.of(
                        dataDirectory.toAbsolutePath().toString(),
                        Integer.toString(port),
                        Integer.toString(webSocketPort)),
                Map.of(),
                home.resolve("mqtt-broker.jsa"));
    }

    /** Whether a broker started with {@link #command} accepts connections. */
    public static boolean isReady(int port, int webSocketPort) {
        return Probe.accepts(port) && Probe.accepts(webSocketPort);
    }

    public int port() {
        return port;
    }

    public int webSocketPort() {
        return webSocketPort;
    }

    public String url() {
        return "tcp://localhost:" + port;
    }

    public String webSocketUrl() {
        return "ws://localhost:" + webSocketPort + "/mqtt";
    }

    /** As kill -9 does. Start again on the same folder to see what was kept. */
    public void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }

    static List<Path> jars(Path... folders) {
        return Stream.of(folders).flatMap(EmbeddedMqttBroker::jarsOf).toList();
    }

    private static Stream<Path> jarsOf(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("not built yet: " + folder, e);
        }
    }
}
