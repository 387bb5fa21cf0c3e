package io.vendflow.commands.sales;

import io.vendflow.commands.CommandFailedException;
import io.vendflow.commands.Terminal;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to capture-service's operations. */
final class OperationsClient {

    static final String ADDRESS = "VENDFLOW_OPERATIONS_URL";

    /** Reading a sale's story may take a while. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final int SUCCESS = 2;

    private final String address;
    private final String token;

    /** @param name picks one of several operators; null for the first */
    OperationsClient(Terminal terminal, @Nullable String name) {
        Map<String, String> environment = terminal.environment();
        String port = environment.getOrDefault("VENDFLOW_CAPTURE_SERVICE_PORT", "9104");
        this.address = environment.getOrDefault(ADDRESS, "http://localhost:" + port);
        this.token = Credentials.token(environment, name);
    }

    JsonNode get(String reference, String what) {
        return send(request(reference, what).GET().build());
    }

    JsonNode post(String reference, String what, JsonNode command) {
        return send(request(reference, what)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(command.toString()))
                .build());
    }

    private HttpRequest.Builder request(String reference, String what) {
        try {
            return HttpRequest.newBuilder(URI.create(address + "/operations/sales/"
                            + URLEncoder.encode(reference, StandardCharsets.UTF_8) + "/" + what))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token);
        } catch (IllegalArgumentException e) {
            throw CommandFailedException.invalid(ADDRESS + " is not an address: " + address);
        }
    }

    private JsonNode send(HttpRequest request) {
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode answer = JsonMapper.shared().readTree(response.body());
            if (response.statusCode() / 100 != SUCCESS) {
                throw CommandFailedException.impossible(
                        answer.path("code").asString("HTTP " + response.statusCode()) + ": "
                                + answer.path("message").asString("no reason given"),
                        null);
            }
            return answer;
        } catch (JacksonException e) {
            throw CommandFailedException.impossible(
                    "what answers at " + address + " (" + ADDRESS + ") is not capture-service", e);
        } catch (IOException e) {
            throw CommandFailedException.impossible(
                    "capture-service does not answer at " + address + " (" + ADDRESS
                            + "); it is not certain that anything was done, the same command again is safe",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailedException.impossible("interrupted; the same command again is safe", e);
        }
    }
}
