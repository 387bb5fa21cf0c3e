package io.vendflow.operations.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.operations.Decision;
import io.vendflow.operations.Decisions;
import io.vendflow.operations.Operations;
import io.vendflow.operations.Operators;
import io.vendflow.operations.Sales;
import io.vendflow.operations.Standing;
import io.vendflow.operations.Story;
import io.vendflow.operations.StoryEvent;
import io.vendflow.operations.UnavailableException;
import io.vendflow.sale.Sale;
import io.vendflow.sale.VendOutcome;
import io.vendflow.testing.HttpContract;
import io.vendflow.tracing.Tracing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** docs/openapi/operators.yaml says what is answered: every answer of it, and no other. */
class OperationsContractTest {

    private static final String TOKEN = "a-token-that-is-long-enough";
    private static final int MOST_GUESSES = 100;
    private static final List<String> COMMANDS = List.of("refund", "release", "resolve");
    private static final Map<String, String> GOOD = Map.of(
            "story", "",
            "refund", "{\"amount\":1000,\"reason\":\"the cola was warm\",\"request\":\"complaint 7\"}",
            "release", "{\"reason\":\"nobody knows what was dispensed\",\"force\":true}",
            "resolve",
                    "{\"outcome\":\"PARTIAL\",\"dispensed\":[{\"slot\":\"A3\",\"quantity\":1}],\"reason\":\"seen\"}");

    private final HttpContract contract = HttpContract.of("operators.yaml");
    private final Sale sale = io.vendflow.testing.Sales.colaAndChips();
    private Standing standing = standing(0, null);
    private boolean logAnswers = true;
    private final MockMvc http = MockMvcBuilders.standaloneSetup(new OperationsEndpoint(
                    new Operations(sales(), decisions(), Duration.ofMillis(1), pause -> {}),
                    new Operators(List.of("anna:" + TOKEN)),
                    Tracing.off()))
            .build();

    @Test
    void everyAnswerIsDescribedAndEveryDescriptionAnAnswer() throws Exception {
        exchange("story", "", TOKEN, 200);
        standing = standing(4_300, VendOutcome.DISPENSED);
        exchange("refund", good("refund"), TOKEN, 202);
        exchange("release", good("release"), TOKEN, 409);
        exchange("resolve", good("resolve"), TOKEN, 409);
        standing = standing(0, VendOutcome.UNKNOWN);
        exchange("refund", good("refund"), TOKEN, 409);
        exchange("release", good("release"), TOKEN, 202);
        exchange("resolve", good("resolve"), TOKEN, 202);
        for (String command : COMMANDS) {
            exchange(command, "{\"reasn\":\"a mistake\"}", TOKEN, 400);
        }
        http.perform(request("story", "short", "", TOKEN))
                .andExpect(result -> complain("story", "short", "", TOKEN, result.getResponse(), 400));
        for (String each : GOOD.keySet()) {
            exchange(each, good(each), "nobodys-token-of-any-kind", 401);
            http.perform(request(each, "VM0042-ABSENT", good(each), TOKEN))
                    .andExpect(result -> complain(each, "VM0042-ABSENT", good(each), TOKEN, result.getResponse(), 404));
        }
        logAnswers = false;
        for (String each : GOOD.keySet()) {
            exchange(each, good(each), TOKEN, 503);
        }
        guessUntilNothingIsReadAnyMore();
        for (String each : GOOD.keySet()) {
            exchange(each, good(each), TOKEN, 429);
        }

        assertThat(contract.seen()).isEqualTo(contract.described());
    }

    private void guessUntilNothingIsReadAnyMore() throws Exception {
        HttpStatus answer = HttpStatus.UNAUTHORIZED;
        for (int i = 0; i < MOST_GUESSES && answer == HttpStatus.UNAUTHORIZED; i++) {
            answer = HttpStatus.valueOf(
                    http.perform(request("story", sale.reference().value(), "", "nobodys-token-" + i))
                            .andReturn()
                            .getResponse()
                            .getStatus());
        }
    }

    private static String good(String what) {
        return GOOD.getOrDefault(what, "");
    }

    private void exchange(String what, String body, String token, int status) throws Exception {
        String reference = sale.reference().value();
        http.perform(request(what, reference, body, token))
                .andExpect(result -> complain(what, reference, body, token, result.getResponse(), status));
    }

    private static MockHttpServletRequestBuilder request(String what, String reference, String body, String token) {
        return MockMvcRequestBuilders.request(methodOf(what), "/operations/sales/" + reference + "/" + what)
                .header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .content(body);
    }

    private static HttpMethod methodOf(String what) {
        return what.equals("story") ? HttpMethod.GET : HttpMethod.POST;
    }

    private void complain(
            String what, String reference, String body, String token, MockHttpServletResponse response, int status)
            throws Exception {
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(status);
        Map<String, String> requestHeaders =
                Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json");
        Map<String, String> headers = new HashMap<>();
        response.getHeaderNames().forEach(name -> headers.put(name, String.valueOf(response.getHeader(name))));
        assertThat(contract.complaints(new HttpContract.Exchange(
                        methodOf(what).name(),
                        "/operations/sales/" + reference + "/" + what,
                        requestHeaders,
                        body,
                        status,
                        headers,
                        response.getContentAsString())))
                .isEmpty();
    }

    private static Standing standing(long captured, @Nullable VendOutcome vend) {
        return new Standing(4_300, vend, captured, false, 0, 0, 0, false);
    }

    private Sales sales() {
        return reference -> {
            if (!logAnswers) {
                throw new UnavailableException("Kafka does not answer", null);
            }
            return reference.equals(sale.reference()) ? Optional.of(story()) : Optional.empty();
        };
    }

    private Story story() {
        StoryEvent event = new StoryEvent(
                sale.requestedAt(),
                "PaymentRequested",
                "vending.payment-requested",
                UUID.randomUUID().toString(),
                "machine-gateway.inbox/0/1",
                "machine-gateway",
                "{}");
        return new Story(sale, List.of(event), Map.of(), standing);
    }

    private static Decisions decisions() {
        return new Decisions() {
            @Override
            public String idOf(Decision decision) {
                return UUID.nameUUIDFromBytes(decision.fact().toString().getBytes(StandardCharsets.UTF_8))
                        .toString();
            }

            @Override
            public void publish(Decision decision) {}
        };
    }
}
