package io.vendflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import io.vendflow.embedded.Checkout;
import io.vendflow.endtoend.Containers.Setup;
import io.vendflow.stack.Service;
import io.vendflow.testing.RequiresDocker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.json.JsonMapper;

/**
 * The cluster as it stands open to a fleet: three brokers, two instances of every step, and both overrides laid over the compose
 * file. Machines, services, commands and Prometheus have to say who they are, and each is let do its own work only.
 */
@RequiresDocker
@Isolated("because it needs the machine for itself")
class SecuredContainersIT {

    private static final int INSTANCES = 2;

    /** Of all services. */
    private static final int ALL_INSTANCES = INSTANCES * Service.values().length;

    private static final String OURS = "VM0042";
    private static final String NEIGHBOUR = "VM0043";
    private static final String OPERATOR_TOKEN = "token-of-an-operator-8f31c2";
    private static final List<String> MANAGEMENT = List.of(
            "PAYMENT_INITIATOR",
            "WEBHOOK_INGEST_MANAGEMENT",
            "RECEIPT_SERVICE",
            "CAPTURE_SERVICE",
            "MACHINE_GATEWAY",
            "RECONCILIATION");

    @TempDir
    @SuppressWarnings("NullAway.Init") // before all
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // before all
    private static Credentials credentials;

    @SuppressWarnings("NullAway.Init") // before all
    private static Path secrets;

    @SuppressWarnings("NullAway.Init") // before all
    private static Containers containers;

    @BeforeAll
    static void start() {
        secrets = folder.resolve("secrets");
        credentials = new Credentials(folder.resolve("credentials"), OURS, NEIGHBOUR);
        new Shell(Checkout.find().root(), Map.of()).run(List.of("ops/tls/make-secrets", secrets.toString()));
        containers = Containers.up(new Setup(
                List.of(
                        "--env-file",
                        "ops/container/cluster.env",
                        "-f",
                        "docker-compose.yml",
                        "-f",
                        "docker-compose.mqtt-tls.yml",
                        "-f",
                        "docker-compose.kafka-tls.yml"),
                Map.of(
                        "VENDFLOW_SECRETS_DIR", secrets.toString(),
                        "VENDFLOW_CREDENTIALS_DIR", credentials.directory().toString(),
                        "VENDFLOW_OPERATORS_FILE", operators().toString()),
                account("commands"),
                INSTANCES));
        for (String machine : List.of(OURS, NEIGHBOUR)) {
            Shell.Result added = containers.command(
                    Map.of(), "machines", "add", machine, "--merchant", "123456", "--name", "Hall", "--place", "Oslo");
            assertThat(added.exitCode()).as(added.said()).isZero();
        }
    }

    @AfterAll
    static void stop() {
        if (containers != null) {
            containers.close();
        }
    }

    /** A file that the container can read, inside a folder of ours. */
    private static Path operators() {
        try {
            Path file = Files.writeString(folder.resolve("operators"), "ada:" + OPERATOR_TOKEN + "\n");
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that says the password of the commands. */
    private static Map<String, String> account(String name) {
        return Map.of(
                "KAFKA_SECURITY_PROTOCOL",
                "SASL_SSL",
                "KAFKA_USERNAME",
                name,
                "KAFKA_PASSWORD_FILE",
                secrets.resolve("passwords").resolve("commands").toString(),
                "KAFKA_CA_FILE",
                secrets.resolve("ca.pem").toString());
    }

    private static VendingMachine machine(String id) {
        return new VendingMachine(brokerUrl(), id, credentials.passwordOf(id));
    }

    private static String brokerUrl() {
        return "ssl://localhost:" + containers.port("MQTT_PASSWORD");
    }

    @Test
    void aMachineSellsUnderItsOwnNameAndTheBooksAgree() throws Exception {
        try (VendingMachine machine = machine(OURS)) {
            machine.sell("SECURE1");
            machine.awaitState("SECURE1", "AWAITING_PAYMENT");
            containers.vipps().approve(OURS + "-SECURE1");
            machine.awaitState("SECURE1", "AUTHORIZED");
            machine.reportDispensed("SECURE1");
            machine.awaitState("SECURE1", "CAPTURED");
            new Books(containers, machine, "SECURE1").agreeOnCaptured();
        }
        assertThat(containers.findings()).isEmpty();
        for (Service service : Service.values()) {
            assertThat(containers.instances(service.id())).hasSize(INSTANCES);
        }
    }

    @Test
    void aMachineNeitherSpeaksNorHearsForItsNeighbour() {
        try (VendingMachine machine = machine(OURS);
                VendingMachine neighbour = machine(NEIGHBOUR)) {
            // MQTT 3.1.1 has no word for "not authorized" here: it is acknowledged and goes nowhere.
            neighbour.publish("vending/v1/up/" + OURS + "/sale", VendingMachine.sale("STOLEN1"));
            neighbour.listen("vending/v1/down/" + OURS + "/#");
            machine.sell("SECURE2");
            machine.awaitState("SECURE2", "AWAITING_PAYMENT");
            machine.pressCancel("SECURE2");
            machine.awaitState("SECURE2", "RELEASED");
            // Whatever the broker still had for it has come before the answer to its own sale.
            neighbour.sell("SECURE3");
            neighbour.awaitState("SECURE3", "AWAITING_PAYMENT");
            neighbour.pressCancel("SECURE3");
            neighbour.awaitState("SECURE3", "RELEASED");
            assertThat(neighbour.statesOf("SECURE2")).isEmpty();
            assertThat(containers.vipps().knows(OURS + "-STOLEN1")).isFalse();
        }
    }

    @Test
    void whoDoesNotSayWhoHeIsIsTurnedAwayEverywhere() throws Exception {
        assertThatThrownBy(() -> connect(containers.port("MQTT_PASSWORD"), credentials.trusting()))
                .isInstanceOf(Mqtt3ConnAckException.class)
                .hasMessageContaining("NOT_AUTHORIZED");
        assertThatThrownBy(() -> connect(containers.port("MQTT"), builder -> builder))
                .isInstanceOfAny(ConnectionFailedException.class, ConnectionClosedException.class);

        // In the clear, a broker with TLS never answers.
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", containers.bootstrapServers()))) {
            assertThatThrownBy(() -> admin.listTopics().names().get(10, TimeUnit.SECONDS))
                    .isInstanceOfAny(ExecutionException.class, TimeoutException.class);
        }
        Shell.Result withAnothersPassword =
                containers.command(account("capture-service"), "machines", "list", "--format", "json");
        assertThat(withAnothersPassword.exitCode()).isNotZero();
        assertThat(withAnothersPassword.said()).contains("KAFKA_USERNAME");

        for (String service : MANAGEMENT) {
            assertThat(metrics(service, "")).as(service).isEqualTo(401);
            assertThat(metrics(service, "not-the-token-of-anybody")).as(service).isEqualTo(401);
            assertThat(metrics(service, read(secrets.resolve("prometheus-token"))))
                    .as(service)
                    .isEqualTo(200);
        }
    }

    @Test
    void prometheusReachesEveryInstance() {
        await("all instances are up")
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() ->
                        assertThat(samples("up{job!=\"prometheus\"} == 1")).isEqualTo(ALL_INSTANCES));
    }

    @Test
    void everyInstanceSeesThatTheBrokersCertificatesAreNew() {
        await("all instances have looked")
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(samples("vendflow_kafka_broker_certificate_expires_seconds > 300 * 86400"))
                                .isEqualTo(ALL_INSTANCES));
    }

    @Test
    void everyGatewayTellsThatAMachinesCertificateEnds() {
        credentials.issueCertificate("VM0099", "2d");

        await("both gateways have read the list again")
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(samples("vendflow_machines_certificates{state=\"days_left\"} == 1"))
                        .isEqualTo(INSTANCES));
    }

    /** How many there are, by Prometheus. */
    private static int samples(String query) throws Exception {
        URI question = URI.create("http://localhost:" + containers.port("PROMETHEUS") + "/api/v1/query?query="
                + URLEncoder.encode(query, StandardCharsets.UTF_8));
        return JsonMapper.shared()
                .readTree(get(HttpRequest.newBuilder(question)).body())
                .at("/data/result")
                .size();
    }

    @Test
    void noLogMetricOrImageHasASecret() {
        containers.awaitHealthy();
        Shell.Result scan = containers.script("ops/tls/scan-for-secrets", secrets.toString());
        assertThat(scan.exitCode()).as(scan.said()).isZero();
        String logs = containers.logs();
        assertThat(logs).contains("machine-gateway");
        assertThat(credentials.words()).hasSize(3).noneMatch(logs::contains);
        assertThat(logs).doesNotContain(OPERATOR_TOKEN);
    }

    /** Once, where a machine would try again. */
    private static void connect(int port, UnaryOperator<Mqtt3ClientBuilder> shows) {
        Mqtt3ClientBuilder builder = MqttClient.builder()
                .useMqttVersion3()
                .identifier("nobody")
                .serverHost("localhost")
                .serverPort(port);
        shows.apply(builder).buildBlocking().connect();
    }

    private static int metrics(String service, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://localhost:" + containers.port(service) + "/actuator/prometheus"));
        return get(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token))
                .statusCode();
    }

    private static HttpResponse<String> get(HttpRequest.Builder request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
