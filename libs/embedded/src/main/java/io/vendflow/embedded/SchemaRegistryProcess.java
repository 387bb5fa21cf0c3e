package io.vendflow.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Apicurio Registry in a JVM of its own, on loopback, its schemas in an H2 file.
 *
 * <p>It is run from one flat class path instead of Quarkus' class loader, because only then does a class data sharing
 * archive apply (half the time to start).
 */
public final class SchemaRegistryProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);

    private final ChildJvm process;
    private final int port;

    private SchemaRegistryProcess(ChildJvm process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts the registry and waits until it answers.
     *
     * @param port 0 for a free one
     */
    public static SchemaRegistryProcess start(Path dataDirectory, int port) throws InterruptedException {
        int free = FreePort.orFree(port);
        ChildJvm process = ChildJvm.start(command(dataDirectory, free), dataDirectory.resolve("schema-registry.log"));
        process.awaitReady(START, () -> isReady(free));
        return new SchemaRegistryProcess(process, free);
    }

    /** The registry as a program, for those who supervise it themselves. */
    public static JvmCommand command(Path dataDirectory, int port) {
        Path home = Checkout.find().target("libs/embedded").resolve("registry");
        List<Path> classPath = Stream.concat(
                        // In the order of Quarkus' own loader: what it rewrote comes before what it was made from.
                        Stream.of(
                                home.resolve("quarkus/transformed-bytecode.jar"),
                                home.resolve("quarkus/generated-bytecode.jar")),
                        EmbeddedMqttBroker.jars(home.resolve("app"), home.resolve("lib/boot"), home.resolve("lib/main"))
                                .stream())
                .toList();
        return new JvmCommand(
                classPath,
                "io.quarkus.runner.GeneratedMain",
                List.of(
                        "-Xmx160m",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"),
                List.of(),
                environment(dataDirectory.toAbsolutePath(), port),
                home.resolve("registry.jsa"));
    }

    /** Whether a registry started with {@link #command} answers. */
    public static boolean isReady(int port) {
        return Probe.answers(URI.create(url(port) + "/subjects"));
    }

    /** The address that Confluent's clients take as {@code schema.registry.url}. */
    public static String url(int port) {
        return "http://localhost:" + port + "/apis/ccompat/v7";
    }

    public String url() {
        return url(port);
    }

    public int port() {
        return port;
    }

    /** As kill -9 does. Start again on the same folder to see what was kept. */
    public void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }

    private static Map<String, String> environment(Path dataDirectory, int port) {
        return Map.ofEntries(
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
                Map.entry("QUARKUS_HTTP_ACCESS_LOG_ENABLED", "false"),
                Map.entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_MANAGEMENT_PORT", "0"),
                Map.entry("QUARKUS_BANNER_ENABLED", "false"),
                Map.entry("QUARKUS_OTEL_SDK_DISABLED", "true"),
                Map.entry("APICURIO_STORAGE_KIND", "sql"),
                Map.entry("APICURIO_STORAGE_SQL_KIND", "h2"),
                // Without WRITE_DELAY=0 a kill -9 loses what was registered in the last half second.
                Map.entry("APICURIO_DATASOURCE_URL", "jdbc:h2:file:" + dataDirectory + "/registry;WRITE_DELAY=0"),
                Map.entry("APICURIO_DATASOURCE_USERNAME", "sa"),
                Map.entry("APICURIO_DATASOURCE_PASSWORD", "sa"));
    }
}
