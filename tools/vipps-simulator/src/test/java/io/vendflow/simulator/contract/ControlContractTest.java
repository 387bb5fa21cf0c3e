package io.vendflow.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import io.vendflow.simulator.SimulatorSettings;
import io.vendflow.simulator.VippsSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The control API is as its own OpenAPI description says, all of it. */
class ControlContractTest {

    private static final String REFERENCE = "VM0042-CONTROL";

    private final VippsSimulator simulator = VippsSimulator.start(SimulatorSettings.forTests());
    private final Wiretap wiretap = new Wiretap(simulator.baseUrl());
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.close();
        wiretap.close();
        simulator.close();
    }

    @Test
    void everyCallIsAnsweredAsDescribed() throws Exception {
        String description = call("GET", "/simulator/openapi.yaml", "");
        create();
        call("GET", "/simulator/payments", "");
        call("GET", "/simulator/payments/" + REFERENCE, "");
        call("GET", "/simulator/payments/VM0042-UNKNOWN", "");
        call("POST", "/simulator/payments/" + REFERENCE + "/processing", "{\"seconds\":1}");
        call("POST", "/simulator/payments/" + REFERENCE + "/processing", "{\"seconds\":-1}");
        call("POST", "/simulator/payments/" + REFERENCE + "/decline", "");
        call("POST", "/simulator/payments/" + REFERENCE + "/expire", "");
        call("GET", "/simulator/clock", "");
        call("POST", "/simulator/clock/advance", "{\"seconds\":600}");
        call("POST", "/simulator/clock/advance", "{\"minutes\":10}");
        call(
                "PUT",
                "/simulator/faults",
                "[{\"on\":\"capture\",\"fault\":\"REFUSE\",\"code\":6260,\"times\":3,\"seed\":7}]");
        call("PUT", "/simulator/faults", "[{\"on\":\"capture\",\"fault\":\"NO_SUCH_FAULT\"}]");
        call("GET", "/simulator/faults", "");
        call("DELETE", "/simulator/faults", "");
        call("GET", "/simulator/ledger", "");
        call("POST", "/simulator/ledger/lag", "{\"seconds\":1}");
        call("POST", "/simulator/ledger/entries", "{\"entryType\":\"capture\",\"amount\":2500}");
        call("POST", "/simulator/ledger/withheld", "{\"next\":1}");
        call("DELETE", "/simulator/ledger/withheld", "");
        call("POST", "/simulator/reset", "");

        OpenApiInteractionValidator validator = OpenApiInteractionValidator.createForInlineApiSpecification(description)
                .build();
        List<String> complaints = new ArrayList<>();
        Set<String> called = new TreeSet<>();
        for (Exchange exchange : wiretap.heard()) {
            if (exchange.path().startsWith("/simulator/") && !exchange.path().endsWith("openapi.yaml")) {
                called.add(exchange.method() + " " + exchange.path().replaceAll("/VM0042-[A-Z]+", "/{reference}"));
                // Those that are answered with 400 are wrong on purpose.
                Descriptions.complaintsAbout(exchange, validator).stream()
                        // The description composes its objects, which the validator does not put together.
                        .filter(complaint -> !complaint.contains(".schema.additionalProperties "))
                        .filter(complaint -> exchange.status() < 400 || !complaint.contains("validation.request."))
                        .forEach(complaints::add);
            }
        }
        assertThat(complaints).isEmpty();
        assertThat(called).isEqualTo(describedIn(description));
    }

    private static Set<String> describedIn(String description) {
        Set<String> operations = new TreeSet<>();
        String path = "";
        for (String line : description.lines().toList()) {
            if (line.startsWith("components:")) {
                break;
            }
            if (line.startsWith("  /")) {
                path = line.strip().replace(":", "");
            } else if (line.matches(" {4}(get|put|post|delete):")) {
                operations.add(line.strip().replace(":", "").toUpperCase(Locale.ROOT) + " " + path);
            }
        }
        return operations;
    }

    private void create() throws IOException, InterruptedException {
        HttpRequest.Builder token = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/accesstoken/get"))
                .header("client_id", "vendflow-client")
                .header("client_secret", "vendflow-secret")
                .header("Ocp-Apim-Subscription-Key", "vendflow-key")
                .POST(BodyPublishers.noBody());
        String answer = http.send(token.build(), BodyHandlers.ofString()).body();
        HttpRequest payment = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/epayment/v1/payments"))
                .header("Authorization", "Bearer " + answer.replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1"))
                .header("Ocp-Apim-Subscription-Key", "vendflow-key")
                .header("Idempotency-Key", "create")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"amount":{"currency":"NOK","value":2500},"paymentMethod":{"type":"WALLET"},"userFlow":"QR",
                         "customerInteraction":"CUSTOMER_PRESENT","reference":"%s"}""".formatted(REFERENCE)))
                .build();
        assertThat(http.send(payment, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
    }

    private String call(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(wiretap.url() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        return answer.body();
    }
}
