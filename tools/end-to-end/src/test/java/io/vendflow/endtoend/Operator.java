package io.vendflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person with a token. */
final class Operator {

    private final String baseUrl;
    private final Path tokens;

    Operator(String baseUrl, Path tokens) {
        this.baseUrl = baseUrl;
        this.tokens = tokens;
    }

    /** @param body JSON */
    JsonNode command(String reference, String command, String body) {
        return send(request(reference, command).POST(BodyPublishers.ofString(body)), 202);
    }

    JsonNode story(String reference) {
        return send(request(reference, "story").GET(), 200);
    }

    private HttpRequest.Builder request(String reference, String what) {
        try {
            String token = Files.readString(tokens).strip().split(":", 2)[1];
            return HttpRequest.newBuilder(URI.create(baseUrl + "/operations/sales/" + reference + "/" + what))
                    .header("Authorization", "Bearer " + token);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode send(HttpRequest.Builder request, int status) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
