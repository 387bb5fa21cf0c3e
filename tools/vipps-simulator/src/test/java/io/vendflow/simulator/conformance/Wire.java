package io.vendflow.simulator.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** HTTP with headers, and nothing of our client's. */
final class Wire {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String baseUrl;
    private final Map<String, String> headers;

    /** An answer; {@code headers} gives the first of a name, or an empty text. */
    record Reply(int status, String contentType, String text, UnaryOperator<String> headers) {

        JsonNode json() {
            return text.isEmpty()
                    ? MissingNode.getInstance()
                    : JsonMapper.shared().readTree(text);
        }

        String header(String name) {
            return headers.apply(name);
        }
    }

    Wire(String baseUrl) {
        this(baseUrl, Map.of());
    }

    private Wire(String baseUrl, Map<String, String> headers) {
        this.baseUrl = baseUrl;
        this.headers = headers;
    }

    /** The keys of a sales unit. */
    Wire withKeys(String suffix) {
        return with("client_id", "vendflow-client" + suffix)
                .with("client_secret", "vendflow-secret" + suffix)
                .with("Ocp-Apim-Subscription-Key", "vendflow-key" + suffix);
    }

    /** A fresh token for these keys. */
    Wire withToken() {
        Reply reply = send("POST", "/accesstoken/get", "");
        return with(
                "Authorization", "Bearer " + reply.json().path("access_token").asString(""));
    }

    /** One header more, or another value for it; an empty one takes it away. */
    Wire with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.remove(name);
        if (!value.isEmpty()) {
            changed.put(name, value);
        }
        return new Wire(baseUrl, changed);
    }

    Reply send(String method, String path, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(Duration.ofSeconds(20));
        headers.forEach(request::header);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            HttpResponse<String> reply = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(
                    reply.statusCode(),
                    reply.headers().firstValue("Content-Type").orElse(""),
                    reply.body(),
                    name -> reply.headers().firstValue(name).orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
