package io.vendflow.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A merchant's program, as far as tests need one: right keys on every call unless a test replaces them. */
final class Caller {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String baseUrl;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private Duration timeout = Duration.ofSeconds(20);

    /** An answer with its body as text. */
    record Reply(int status, String contentType, String text, HttpResponse<byte[]> raw) {

        JsonNode json() {
            return JsonMapper.shared().readTree(text);
        }

        /** The number of a refusal, or what else is in the first extra detail. */
        String code() {
            return json().path("extraDetails").path(0).path("reason").asString("");
        }

        String blamed() {
            return json().path("extraDetails").path(0).path("name").asString("");
        }
    }

    private Caller(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    static Caller anonymous(VippsSimulator simulator) {
        return new Caller(simulator.baseUrl());
    }

    static Caller merchant(VippsSimulator simulator) {
        return merchant(simulator, "");
    }

    static Caller merchant(VippsSimulator simulator, String suffix) {
        return merchantAt(simulator.baseUrl(), suffix);
    }

    static Caller merchantAt(String baseUrl, String suffix) {
        Caller caller = new Caller(baseUrl)
                .with("client_id", "vendflow-client" + suffix)
                .with("client_secret", "vendflow-secret" + suffix)
                .with("Ocp-Apim-Subscription-Key", "vendflow-key" + suffix);
        String token =
                caller.post("/accesstoken/get", "").json().get("access_token").stringValue();
        return new Caller(baseUrl)
                .with("Authorization", "Bearer " + token)
                .with("Ocp-Apim-Subscription-Key", "vendflow-key" + suffix);
    }

    /** This caller with one more header, or another value for it; an empty one takes it away. */
    Caller with(String name, String value) {
        Caller other = new Caller(baseUrl);
        other.headers.putAll(headers);
        other.timeout = timeout;
        other.headers.remove(name);
        if (!value.isEmpty()) {
            other.headers.put(name, value);
        }
        return other;
    }

    Caller patience(Duration limit) {
        Caller other = with("x-test", "");
        other.timeout = limit;
        return other;
    }

    Caller key(String key) {
        return with("Idempotency-Key", key);
    }

    Reply get(String path) {
        return send("GET", path, "");
    }

    Reply post(String path, String body) {
        return send("POST", path, body);
    }

    Reply send(String method, String path, String body) {
        try {
            return sendOrFail(method, path, body);
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " was not answered", e);
        }
    }

    Reply sendOrFail(String method, String path, String body) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(timeout);
        headers.forEach(request::header);
        request.method(
                method,
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        try {
            HttpResponse<byte[]> raw = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(
                    raw.statusCode(),
                    raw.headers().firstValue("Content-Type").orElse(""),
                    new String(raw.body(), StandardCharsets.UTF_8),
                    raw);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    Reply create(String reference) {
        return key("create-" + reference).post("/epayment/v1/payments", Bodies.create(reference, 2500));
    }

    Reply operate(String reference, String operation, String key, String body) {
        return key(key).post("/epayment/v1/payments/" + reference + "/" + operation, body);
    }

    Reply approve(String reference) {
        return post("/epayment/v1/test/payments/" + reference + "/approve", "");
    }

    JsonNode payment(String reference) {
        return get("/epayment/v1/payments/" + reference).json();
    }
}
