package io.vendflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Vipps as the customer uses it, and its books as they are kept inside. */
final class VippsBook {

    private final String baseUrl;
    private final String msn;
    private final String keySuffix;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** Of the Norwegian merchant. */
    VippsBook(String baseUrl) {
        this(baseUrl, "123456", "");
    }

    private VippsBook(String baseUrl, String msn, String keySuffix) {
        this.baseUrl = baseUrl;
        this.msn = msn;
        this.keySuffix = keySuffix;
    }

    VippsBook danish() {
        return new VippsBook(baseUrl, "654321", "-dk");
    }

    VippsBook finnish() {
        return new VippsBook(baseUrl, "777777", "-fi");
    }

    /** The phone page that a QR leads to. */
    String openPhone(String qrText) {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create(qrText)).GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** Presses Approve on the phone page. */
    void approve(String reference) {
        press("approve", reference);
    }

    void decline(String reference) {
        press("decline", reference);
    }

    private void press(String button, String reference) {
        String token = payment(reference).at("/token").asString();
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(baseUrl + "/phone/" + button))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("token=" + token)));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 303);
    }

    void expire(String reference) {
        control("POST", path(reference, "/expire"), "");
    }

    /** The customer is in 3-D Secure. */
    void processing(String reference, int seconds) {
        control("POST", path(reference, "/processing"), "{\"seconds\":" + seconds + "}");
    }

    /** Switches faults on, a JSON list. */
    void faults(String json) {
        control("PUT", "/simulator/faults", json);
    }

    /** How often each rule has struck, in their order. */
    List<Integer> faultHits() {
        return control("GET", "/simulator/faults", "")
                .valueStream()
                .map(rule -> rule.at("/hits").asInt())
                .toList();
    }

    void noFaults() {
        control("DELETE", "/simulator/faults", "");
    }

    JsonNode payment(String reference) {
        return control("GET", path(reference, ""), "");
    }

    boolean knows(String reference) {
        return send(HttpRequest.newBuilder(URI.create(baseUrl + path(reference, "")))
                                .GET())
                        .statusCode()
                == 200;
    }

    long sum(String reference, String what) {
        return payment(reference).at("/" + what).asLong();
    }

    /** The operations that had an effect, repeats of the same key left out. */
    List<String> effects(String reference) {
        return payment(reference)
                .at("/operations")
                .valueStream()
                .filter(operation -> operation.at("/result").asString().equals("DONE"))
                .filter(operation -> !operation.at("/repeated").asBoolean())
                .map(operation -> operation.at("/operation").asString())
                .toList();
    }

    /** The order as the API gives it, receipt and all. */
    JsonNode order(String reference) {
        JsonNode token = JsonMapper.shared()
                .readTree(send(HttpRequest.newBuilder(URI.create(baseUrl + "/accesstoken/get"))
                                .header("client_id", "vendflow-client" + keySuffix)
                                .header("client_secret", "vendflow-secret" + keySuffix)
                                .header("Ocp-Apim-Subscription-Key", "vendflow-key" + keySuffix)
                                .POST(BodyPublishers.noBody()))
                        .body());
        HttpResponse<String> answer = send(HttpRequest.newBuilder(
                        URI.create(baseUrl + "/order-management/v2/ecom/" + reference))
                .header("Authorization", "Bearer " + token.at("/access_token").asString())
                .header("Ocp-Apim-Subscription-Key", "vendflow-key" + keySuffix)
                .header("Merchant-Serial-Number", msn)
                .GET());
        return JsonMapper.shared().readTree(answer.body());
    }

    private String path(String reference, String action) {
        return "/simulator/payments/" + reference + action + "?msn=" + msn;
    }

    private JsonNode control(String method, String path, String body) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isBetween(200, 299);
        return answer.body().isBlank()
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
