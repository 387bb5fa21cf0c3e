package io.vendflow.endtoend;

import static org.awaitility.Awaitility.await;

import io.vendflow.embedded.Checkout;
import io.vendflow.embedded.FreePort;
import io.vendflow.kafka.ClientSecurity;
import io.vendflow.stack.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code docker-compose.yml} as it stands in the checkout, on ports and volumes of its own. Docker is spoken to as a person
 * does, by {@code docker compose}, or {@code docker-compose} where that is what there is: what is tested is the file.
 */
final class Containers implements Installation, AutoCloseable {

    private static final Duration READY = Duration.ofMinutes(8);
    private static final String LABEL = "com.docker.compose.";

    private final String project;
    private final Map<String, Integer> ports;
    private final Map<String, String> account;
    private final Path root = Checkout.find().root();
    private final Shell shell;
    private final List<String> compose;
    private final VippsBook vipps;
    private final EventLog log;

    /**
     * What of the compose files is brought up.
     *
     * @param options before the verb, such as {@code --env-file} with a file
     * @param environment for the compose files, beside ports
     * @param account the environment in which we ask Kafka ourselves; empty where it asks nobody who he is
     * @param instances of each service
     */
    record Setup(List<String> options, Map<String, String> environment, Map<String, String> account, int instances) {}

    private Containers(String project, Map<String, Integer> ports, Setup setup) {
        this.project = project;
        this.ports = ports;
        this.account = setup.account();
        Map<String, String> environment = new HashMap<>(setup.environment());
        environment.put("COMPOSE_PROJECT_NAME", project);
        environment.put("COMPOSE_HTTP_TIMEOUT", "300");
        ports.forEach((variable, port) -> environment.put(variable, port.toString()));
        this.shell = new Shell(root, environment);
        this.compose =
                Stream.concat(program(shell).stream(), setup.options().stream()).toList();
        this.vipps = new VippsBook(simulatorUrl());
        this.log = new EventLog(bootstrapServers(), schemaRegistryUrl(), ClientSecurity.of(account::get));
    }

    private static List<String> program(Shell shell) {
        List<String> plugin = List.of("docker", "compose");
        boolean hasPlugin =
                shell.attempt(List.of("docker", "compose", "version")).exitCode() == 0;
        return hasPlugin ? plugin : List.of("docker-compose");
    }

    /** Builds the images from the jars that are built, starts everything, and waits until all of it is healthy. */
    static Containers up(Setup setup) {
        Map<String, Integer> ports = new TreeMap<>();
        for (String use : List.of(
                "KAFKA",
                "KAFKA_2",
                "KAFKA_3",
                "SCHEMA_REGISTRY",
                "MQTT",
                "MQTT_WEBSOCKET",
                "MQTT_TLS",
                "MQTT_PASSWORD",
                "MQTT_TLS_WEBSOCKET",
                "SIMULATOR",
                "PROMETHEUS",
                "GRAFANA",
                "WEBHOOK_INGEST",
                "PAYMENT_INITIATOR",
                "WEBHOOK_INGEST_MANAGEMENT",
                "RECEIPT_SERVICE",
                "CAPTURE_SERVICE",
                "MACHINE_GATEWAY",
                "RECONCILIATION")) {
            ports.put("VENDFLOW_" + use + "_PORT", FreePort.next());
        }
        Containers containers = new Containers("vf" + Long.toString(System.nanoTime(), 36), ports, setup);
        try {
            containers.compose("build");
            List<String> up = new ArrayList<>(List.of("up", "-d"));
            for (Service service : Service.values()) {
                up.addAll(List.of("--scale", service.id() + "=" + setup.instances()));
            }
            containers.compose(up.toArray(String[]::new));
            containers.awaitHealthy();
            return containers;
        } catch (RuntimeException e) {
            containers.close();
            throw e;
        }
    }

    @Override
    public VippsBook vipps() {
        return vipps;
    }

    @Override
    public EventLog log() {
        return log;
    }

    /** What a port of the compose files is here, by the variable that moves it, without what all of them begin and end with. */
    int port(String use) {
        return Objects.requireNonNull(ports.get("VENDFLOW_" + use + "_PORT"), use);
    }

    /** SIGKILL, and it stays down until {@link #start}. */
    void kill(String service, int instance) {
        shell.run(List.of("docker", "kill", container(service, instance)));
    }

    /**
     * SIGTERM, as an operator does, and it stays down until {@link #start}.
     *
     * @return the exit code; 137 when it had to be killed after the minute that it was given
     */
    int stop(String service, int instance) {
        String container = container(service, instance);
        shell.run(List.of("docker", "stop", "--time", "60", container));
        String code = shell.run(List.of("docker", "inspect", "--format", "{{.State.ExitCode}}", container));
        return Integer.parseInt(code.strip());
    }

    void start(String service, int instance) {
        shell.run(List.of("docker", "start", container(service, instance)));
    }

    /** The names of all containers of a service. */
    List<String> instances(String service) {
        return shell.run(List.of(
                        "docker",
                        "ps",
                        "--all",
                        "--filter",
                        "label=" + LABEL + "project=" + project,
                        "--filter",
                        "label=" + LABEL + "service=" + service,
                        "--format",
                        "{{.Names}}"))
                .lines()
                .filter(line -> !line.isBlank())
                .sorted()
                .toList();
    }

    private String container(String service, int instance) {
        return instances(service).get(instance - 1);
    }

    /** Until every container that has a health check passes it and every other runs; jobs have ended well. */
    void awaitHealthy() {
        await("all containers are healthy")
                .atMost(READY)
                .pollInterval(Duration.ofSeconds(1))
                .until(this::unhealthy, List::isEmpty);
    }

    private List<String> unhealthy() {
        return states().filter(state -> !isWell(state)).toList();
    }

    private static boolean isWell(String state) {
        return state.contains("(healthy)")
                || (state.contains("Up ") && !state.contains("(health: starting)") && !state.contains("(unhealthy)"))
                || state.contains("Exited (0)");
    }

    private Stream<String> states() {
        return shell.run(List.of(
                        "docker",
                        "ps",
                        "--all",
                        "--filter",
                        "label=" + LABEL + "project=" + project,
                        "--format",
                        "{{.Names}} {{.Status}}"))
                .lines()
                .filter(line -> !line.isBlank());
    }

    /** What reconciliation finds in all three books that is more than a remark. */
    List<String> findings() throws IOException {
        Path report = Files.createTempFile("reconciliation", ".json");
        Shell.Result result = command(
                Map.of(
                        "VIPPS_BASE_URL", simulatorUrl(),
                        "VIPPS_MERCHANT_SERIAL_NUMBER", "123456",
                        "VIPPS_CLIENT_ID", "vendflow-client",
                        "VIPPS_CLIENT_SECRET", "vendflow-secret",
                        "VIPPS_SUBSCRIPTION_KEY", "vendflow-key"),
                "reconcile",
                "--patience",
                "0s",
                "--against",
                "vipps,ledger",
                "--json",
                report.toString(),
                "--no-progress");
        if (result.exitCode() > 1) {
            throw new IllegalStateException(result.said());
        }
        return JsonMapper.shared()
                .readTree(Files.readString(report))
                .get("findings")
                .valueStream()
                .filter(finding -> !finding.at("/severity").asString().equals("INFO"))
                .map(JsonNode::toString)
                .toList();
    }

    /** {@code ./run COMMAND …}, by who may ask Kafka. */
    Shell.Result command(Map<String, String> more, String... words) {
        Map<String, String> environment = new HashMap<>(account);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
        environment.put("SCHEMA_REGISTRY_URL", schemaRegistryUrl());
        environment.putAll(more);
        return Command.run(environment, words);
    }

    /** A program of the checkout, with the environment that the compose files were given. */
    Shell.Result script(String... line) {
        return shell.attempt(List.of(line));
    }

    /** What everything said so far. */
    String logs() {
        return compose("logs", "--no-color", "--timestamps");
    }

    String bootstrapServers() {
        return Stream.of("KAFKA", "KAFKA_2", "KAFKA_3")
                .map(broker -> "localhost:" + port(broker))
                .collect(Collectors.joining(","));
    }

    private String schemaRegistryUrl() {
        return "http://localhost:" + port("SCHEMA_REGISTRY") + "/apis/ccompat/v7";
    }

    private String simulatorUrl() {
        return "http://localhost:" + port("SIMULATOR");
    }

    private String compose(String... words) {
        return shell.run(Stream.concat(compose.stream(), Stream.of(words)).toList());
    }

    /** Keeps what everything said under {@code target/containers}, and leaves nothing behind. */
    @Override
    public void close() {
        try {
            Path logs = Files.createDirectories(Path.of("target", "containers"));
            Files.writeString(logs.resolve(project + "-states.txt"), String.join("\n", states().toList()));
            Files.writeString(logs.resolve(project + "-logs.txt"), logs());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            compose("down", "--volumes", "--timeout", "10", "--remove-orphans");
        }
    }
}
