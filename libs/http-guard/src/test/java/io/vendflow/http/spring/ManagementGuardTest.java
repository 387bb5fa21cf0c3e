package io.vendflow.http.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@ExtendWith(OutputCaptureExtension.class)
class ManagementGuardTest {

    private static final String TOKEN = "a-token-that-nobody-guesses";

    @TempDir
    private Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable ConfigurableApplicationContext service;

    @AfterEach
    void stop() {
        if (service != null) {
            service.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withoutATokenOnlyTheProbesAnswerAndOnlyWhether(boolean portOfItsOwn) throws Exception {
        int port = start(portOfItsOwn, "--MANAGEMENT_TOKENS_FILE=" + tokens());

        for (String path : List.of(
                "/actuator/health",
                "/actuator/info",
                "/actuator",
                "/",
                "/nothing",
                "/actuator/health/liveness/",
                "/actuator/health/liveness/../../info",
                "/actuator/health/livenes%73",
                "/actuator/health/readiness;x=y",
                "//actuator/info")) {
            String answer = raw(port, "GET " + path + " HTTP/1.1");
            assertThat(answer)
                    .as(path)
                    .containsAnyOf("HTTP/1.1 401", "HTTP/1.1 400")
                    .doesNotContain("\"status\"");
        }
        HttpResponse<String> refused = get(port, "/actuator/health", null);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"management\"");
        assertThat(refused.body()).isEmpty();
        for (String probe : List.of("liveness", "readiness")) {
            HttpResponse<String> answer = get(port, "/actuator/health/" + probe, null);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
        }
        assertThat(raw(port, "POST /actuator/health/liveness HTTP/1.1")).startsWith("HTTP/1.1 401");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withATokenEverythingAnswersInFull(boolean portOfItsOwn) throws Exception {
        int port = start(portOfItsOwn, "--MANAGEMENT_TOKENS_FILE=" + tokens());

        assertThat(get(port, "/actuator/health", TOKEN).body()).contains("broker at 10.0.0.7:9092");
        assertThat(get(port, "/actuator/health/readiness", TOKEN).body()).contains("broker at 10.0.0.7:9092");
        assertThat(get(port, "/actuator/info", TOKEN).statusCode()).isEqualTo(200);
        assertThat(get(port, "/nothing", TOKEN).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whereNobodyHasATokenEverythingAnswers(boolean portOfItsOwn, CapturedOutput output) throws Exception {
        int port = start(portOfItsOwn);

        assertThat(get(port, "/actuator/health", null).body()).contains("broker at 10.0.0.7:9092");
        assertThat(get(port, "/actuator/info", null).statusCode()).isEqualTo(200);
        assertThat(output).doesNotContain("asks nobody");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void warnsWhenItStandsOpenToOtherMachines(boolean portOfItsOwn, CapturedOutput output) {
        start(portOfItsOwn, "--server.address=0.0.0.0", "--management.server.address=0.0.0.0");

        assertThat(output).contains("asks nobody who they are").contains("MANAGEMENT_TOKENS_FILE");
    }

    @Test
    void whatGuardsItselfIsLeftAlone() throws Exception {
        int port = start(false, "--MANAGEMENT_TOKENS_FILE=" + tokens(), "--vendflow.management.guards-itself=/own");

        assertThat(get(port, "/own/door", null).body()).isEqualTo("own");
        assertThat(raw(port, "GET /own/../actuator/info HTTP/1.1")).startsWith("HTTP/1.1 401");
        assertThat(raw(port, "GET /own/%2e%2e/actuator/info HTTP/1.1")).startsWith("HTTP/1.1 401");
        assertThat(get(port, "/owner", null).statusCode()).isEqualTo(401);
    }

    @Test
    void whoGuessesHasToWait() throws Exception {
        int port = start(false, "--MANAGEMENT_TOKENS_FILE=" + tokens());
        for (int i = 0; i < 10; i++) {
            assertThat(get(port, "/actuator/info", "a-guess-of-a-token-" + i).statusCode())
                    .isEqualTo(401);
        }

        HttpResponse<String> late = get(port, "/actuator/info", "another-guess-of-one");
        assertThat(late.statusCode()).isEqualTo(429);
        assertThat(late.headers().firstValue("Retry-After")).contains("60");
        assertThat(get(port, "/actuator/health/liveness", null).statusCode())
                .as("the probe never waits")
                .isEqualTo(200);
    }

    @Test
    void doesNotStartWithTokensThatItCannotUse(CapturedOutput output) throws IOException {
        Path empty = Files.writeString(directory.resolve("empty"), "# nobody\n");

        assertThatThrownBy(() -> start(false, "--MANAGEMENT_TOKENS_FILE=/nowhere"))
                .rootCause()
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> start(false, "--MANAGEMENT_TOKENS_FILE=" + empty))
                .rootCause()
                .hasMessageContaining("has no name:token");
        Path tooShort = Files.writeString(directory.resolve("short"), "prometheus:hunter2\n");
        assertThatThrownBy(() -> start(false, "--MANAGEMENT_TOKENS_FILE=" + tooShort))
                .rootCause()
                .hasMessageContaining("line 1");
        assertThat(output).doesNotContain("hunter2");
    }

    private Path tokens() throws IOException {
        return Files.writeString(directory.resolve("tokens"), "prometheus:" + TOKEN + "\n");
    }

    private int start(boolean portOfItsOwn, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--management.server.address=127.0.0.1",
                "--management.endpoints.web.exposure.include=health,info",
                "--management.endpoint.health.probes.enabled=true",
                "--management.endpoint.health.show-details=when-authorized",
                "--management.endpoint.health.group.readiness.include=readinessState,broker",
                "--spring.main.banner-mode=off"));
        if (portOfItsOwn) {
            arguments.add("--management.server.port=0");
        } else {
            arguments.remove("--management.server.address=127.0.0.1");
        }
        for (String each : more) {
            if (portOfItsOwn || !each.startsWith("--management.server")) {
                String name = each.substring(0, each.indexOf('=') + 1);
                arguments.removeIf(argument -> argument.startsWith(name));
                arguments.add(each);
            }
        }
        ConfigurableApplicationContext started =
                SpringApplication.run(TestService.class, arguments.toArray(String[]::new));
        service = started;
        return started.getEnvironment()
                .getRequiredProperty(portOfItsOwn ? "local.management.port" : "local.server.port", Integer.class);
    }

    private HttpResponse<String> get(int port, String path, @Nullable String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** To the letter, since a client would tidy the path up. */
    private static String raw(int port, String requestLine) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write((requestLine + "\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    /** A service with something to hide. */
    @SpringBootApplication
    @RestController
    static class TestService {

        @GetMapping("/own/door")
        String own() {
            return "own";
        }

        @Bean
        HealthIndicator broker() {
            return () ->
                    Health.up().withDetail("where", "broker at 10.0.0.7:9092").build();
        }
    }
}
