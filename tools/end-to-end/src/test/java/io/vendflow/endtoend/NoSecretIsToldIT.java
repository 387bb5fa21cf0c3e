package io.vendflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.stack.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Every secret of a run, looked for in everything that the run said and wrote: logs, topics with their dead letters, stores,
 * metrics, health, answers and commands, after all that usually makes programs talk went wrong.
 */
@ExtendWith(World.Extension.class)
@Isolated("because Vipps turns everybody away for a while")
class NoSecretIsToldIT {

    private static final String WRONG_CLIENT_SECRET = "a-wrong-client-secret-3319";
    private static final String WRONG_OPERATOR_TOKEN = "a-wrong-operators-token-5309";
    private static final String WRONG_SIGNATURE = "a-wrong-signature-4711";
    private static final String WRONG_KAFKA_PASSWORD = "a-wrong-kafka-password-8842";

    /** How every access token of the simulator begins. */
    private static final String ACCESS_TOKEN = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.";

    private static final List<String> ENDPOINTS = List.of(
            "/actuator",
            "/actuator/health",
            "/actuator/health/liveness",
            "/actuator/health/readiness",
            "/actuator/info",
            "/actuator/prometheus");

    /** What Spring Boot would tell with, if it were let. */
    private static final List<String> CLOSED = List.of(
            "/actuator/env",
            "/actuator/configprops",
            "/actuator/beans",
            "/actuator/heapdump",
            "/actuator/threaddump",
            "/actuator/loggers",
            "/actuator/mappings",
            "/actuator/httpexchanges");

    private final World world;
    private final Tellings tellings;
    private final HttpClient http = HttpClient.newHttpClient();

    NoSecretIsToldIT(World world) {
        this.world = world;
        this.tellings = new Tellings(world.data(), Set.of("operators", "vipps-keys", "simulator"));
    }

    @AfterEach
    void mend() {
        world.vipps().noFaults();
        http.close();
    }

    @Test
    void whateverGoesWrong() throws Exception {
        String reference = aSaleThroughEverythingThatMakesProgramsTalk();
        badCallers(reference);
        badCommands();
        ask();

        assertThat(tellings.places(reference))
                .as("what is no secret is found in logs, topics and answers, so a secret would be")
                .anyMatch(place -> place.startsWith("logs"))
                .anyMatch(place -> place.startsWith("kafka"))
                .contains("story");
        SoftAssertions softly = new SoftAssertions();
        secrets()
                .forEach((name, secret) ->
                        softly.assertThat(tellings.places(secret)).as(name).isEmpty());
        softly.assertAll();
    }

    private String aSaleThroughEverythingThatMakesProgramsTalk() {
        try (VendingMachine machine = world.machine()) {
            world.vipps().faults("""
                    [{"on":"*","fault":"TOKEN_EXPIRED","times":3},
                     {"on":"token","fault":"STATUS_500","times":2},
                     {"on":"capture","fault":"STATUS_502","times":1},
                     {"on":"webhook","fault":"WEBHOOK_WRONGLY_SIGNED","times":3}]""");
            String reference = machine.id() + "-SECRET1";
            machine.sell("SECRET1");
            machine.awaitState("SECRET1", "AWAITING_PAYMENT");
            world.vipps().approve(reference);
            machine.awaitState("SECRET1", "AUTHORIZED");
            machine.reportDispensed("SECRET1");
            machine.awaitState("SECRET1", "CAPTURED");
            machine.say("sale", "this is not JSON");
            machine.awaitError("NOT_JSON");
            tellings.add("story", world.operator().story(reference).toString());
            return reference;
        }
    }

    private void badCallers(String reference) throws IOException, InterruptedException {
        String operations = world.stack().addresses().managementUrl(Service.CAPTURE_SERVICE) + "/operations/sales/"
                + reference + "/refund";
        tell(HttpRequest.newBuilder(URI.create(operations))
                .header("Authorization", "Bearer " + WRONG_OPERATOR_TOKEN)
                .POST(BodyPublishers.ofString("{\"reason\":\"none\"}")));
        tell(HttpRequest.newBuilder(URI.create(operations))
                .header("Authorization", "Bearer " + operatorToken())
                .POST(BodyPublishers.ofString("{\"reason\":")));
        String door = world.stack().addresses().webhookUrl() + "/webhooks/vipps/123456";
        tell(HttpRequest.newBuilder(URI.create(door))
                .header("x-ms-date", "Sun, 29 Nov 2026 10:00:00 GMT")
                .header("x-ms-content-sha256", "bm90IHRoZSBoYXNo")
                .header(
                        "Authorization",
                        "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=" + WRONG_SIGNATURE)
                .POST(BodyPublishers.ofString("{\"reference\":\"" + reference + "\"}")));
    }

    private void badCommands() throws IOException, InterruptedException {
        Path keys = Files.writeString(
                Files.createTempFile("wrong", "keys"),
                Files.readString(world.data().resolve("vipps-keys")).replace("vendflow-secret", WRONG_CLIENT_SECRET));
        tellings.add(
                "reconcile with a wrong client secret",
                world.command(Map.of("VIPPS_KEYS_FILE", keys.toString()), "reconcile", "--against", "vipps")
                        .said());
        tellings.add(
                "machines with a password that Kafka does not take",
                world.command(
                                Map.of(
                                        "KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT",
                                        "KAFKA_USERNAME", "commands",
                                        "KAFKA_PASSWORD", WRONG_KAFKA_PASSWORD),
                                "machines",
                                "list")
                        .said());
        tellings.add("dead-letters", world.command("dead-letters", "list").said());
    }

    private void ask() throws IOException, InterruptedException {
        for (Service service : Service.values()) {
            String base = world.stack().addresses().managementUrl(service);
            for (String path : ENDPOINTS) {
                assertThat(tell(HttpRequest.newBuilder(URI.create(base + path)).GET()))
                        .as(base + path)
                        .isIn(200, 503);
            }
            for (String path : CLOSED) {
                assertThat(tell(HttpRequest.newBuilder(URI.create(base + path)).GET()))
                        .as(base + path)
                        .isEqualTo(404);
            }
        }
    }

    private int tell(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        tellings.add(answer.uri().toString(), answer.headers().map() + answer.body());
        return answer.statusCode();
    }

    private Map<String, String> secrets() throws IOException {
        Map<String, String> secrets = new LinkedHashMap<>();
        // Those of the other merchants begin with them.
        secrets.put("client secret", "vendflow-secret");
        secrets.put("subscription key", "vendflow-key");
        secrets.put("access token", ACCESS_TOKEN);
        secrets.put("operator's token", operatorToken());
        secrets.put("MQTT password", World.MQTT_PASSWORD);
        secrets.put("wrong client secret", WRONG_CLIENT_SECRET);
        secrets.put("wrong operator's token", WRONG_OPERATOR_TOKEN);
        secrets.put("wrong signature", WRONG_SIGNATURE);
        secrets.put("wrong Kafka password", WRONG_KAFKA_PASSWORD);
        List<String> ofWebhooks = Pattern.compile("\"secret\":\"([^\"]{16,})\"")
                .matcher(Files.readString(world.data().resolve("simulator/journal.jsonl")))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
        assertThat(ofWebhooks).as("secrets of webhooks, as Vipps knows them").hasSizeGreaterThanOrEqualTo(3);
        for (int i = 0; i < ofWebhooks.size(); i++) {
            secrets.put("webhook secret " + i, ofWebhooks.get(i));
        }
        return secrets;
    }

    private String operatorToken() throws IOException {
        return Files.readString(world.data().resolve("operators")).strip().split(":", 2)[1];
    }
}
