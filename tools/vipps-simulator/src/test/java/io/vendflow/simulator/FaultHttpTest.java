package io.vendflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vendflow.simulator.faults.Fault;
import io.vendflow.simulator.faults.FaultRule;
import io.vendflow.simulator.faults.Latency;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Faults through {@code /simulator/faults}: what it takes, what it says, whom it strikes. */
class FaultHttpTest {

    private static final String REFERENCE = "VM0042-7F3K9Q";
    private static final String OTHER = "VM0042-OTHER";

    private final VippsSimulator simulator =
            VippsSimulator.start(SimulatorSettings.forTests().withRateLimits(false));
    private final Caller merchant = Caller.merchant(simulator);
    private final Caller control = Caller.anonymous(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"on\":\"capture\",\"fault\":\"REFUSE\",\"code\":6260}",
                "{\"fault\":\"LATENCY\",\"latency\":{\"distribution\":\"FIXED\",\"millis\":20}}",
                "{\"fault\":\"LATENCY\",\"latency\":{\"distribution\":\"UNIFORM\",\"fromMillis\":20,\"toMillis\":50}}",
                "{\"fault\":\"LATENCY\",\"latency\":{\"distribution\":\"LONG_TAIL\",\"medianMillis\":20,\"p99Millis\":900}}",
                "{\"on\":\"webhook\",\"fault\":\"WEBHOOK_LATE\",\"latency\":{\"distribution\":\"FIXED\",\"millis\":9}}",
                "{\"fault\":\"STATUS_429\",\"retryAfterSeconds\":7,\"times\":2,\"probability\":0.5,\"seed\":-3}",
                "{\"fault\":\"AGGREGATE_LAGS\",\"lagMillis\":1500,\"lagOperations\":2}",
                "{\"fault\":\"NO_ANSWER\",\"msn\":\"654321\",\"reference\":\"VM0042-7F3K9Q\"}"
            })
    void showsARuleAsItWasSent(String rule) {
        JsonNode shown = faults(rule).json().get(0);
        JsonNode sent = JsonMapper.shared().readTree(rule);
        assertThat(shown.get("hits").intValue()).isZero();
        sent.properties()
                .forEach(field -> assertThat(shown.get(field.getKey()).toString())
                        .isEqualTo(field.getValue().toString()));
        assertThat(control.get("/simulator/faults").json().get(0)).isEqualTo(shown);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | [0].fault | is required",
                "{\"fault\":\"EARTHQUAKE\"} | [0].fault | must be one of",
                "{\"fault\":\"STATUS_500\",\"on\":\"caption\"} | [0].on | must be one of",
                "{\"fault\":\"STATUS_500\",\"surprise\":1} | [0].surprise | is not known",
                "{\"fault\":\"STATUS_500\",\"probability\":2} | [0].probability | must be 0.0 to 1.0",
                "{\"fault\":\"STATUS_500\",\"times\":-1} | [0].times | must be 0",
                "{\"fault\":\"STATUS_500\",\"msn\":\"x\"} | [0].msn | regular expression",
                "{\"fault\":\"STATUS_500\",\"reference\":\"x\"} | [0].reference | regular expression",
                "{\"fault\":\"STATUS_500\",\"code\":6260} | [0].fault | STATUS_500 has no code",
                "{\"fault\":\"STATUS_500\",\"seed\":1.5} | [0].seed | must be an integer",
                "{\"fault\":\"REFUSE\"} | [0].fault | REFUSE needs code",
                "{\"fault\":\"REFUSE\",\"code\":6270} | [0].code | is not a number that Vipps documents",
                "{\"fault\":\"REFUSE\",\"code\":6260,\"on\":\"token\"} | [0].fault | cannot happen to token",
                "{\"fault\":\"LATENCY\"} | [0].fault | LATENCY needs latency",
                "{\"fault\":\"LATENCY\",\"latency\":{\"distribution\":\"NORMAL\"}} | [0].latency.distribution | one of",
                "{\"fault\":\"LATENCY\",\"latency\":{\"distribution\":\"FIXED\"}} | [0].latency.millis | is required",
                "{\"fault\":\"LATENCY\",\"latency\":{\"distribution\":\"FIXED\",\"millis\":1,\"x\":1}} | [0].latency.x | not known",
                "{\"fault\":\"LATENCY\",\"latency\":{\"distribution\":\"FIXED\",\"millis\":120001}} | [0].latency.millis | 0 to",
                "{\"fault\":\"LATENCY\",\"latency\":{\"distribution\":\"UNIFORM\",\"fromMillis\":2,\"toMillis\":1}} | [0].fault | shorter",
                "{\"fault\":\"AGGREGATE_LAGS\",\"lagMillis\":0} | [0].fault | a lag of nothing is none",
                "{\"fault\":\"STATUS_429\",\"retryAfterSeconds\":3601} | [0].retryAfterSeconds | must be 0 to 3600"
            })
    void saysInWordsWhatIsWrong(String rule, String field, String words) {
        Caller.Reply reply = control.send("PUT", "/simulator/faults", "[" + rule + "]");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("extraDetails").findValuesAsString("name")).contains(field);
        assertThat(reply.text()).contains(words);
        assertThat(simulator.faultsInForce()).isEmpty();
    }

    @Test
    void takesAListOfBoundedLength() {
        assertThat(control.send("PUT", "/simulator/faults", "{}").status()).isEqualTo(400);
        assertThat(control.send("PUT", "/simulator/faults", "nonsense").status())
                .isEqualTo(400);
        String many = "[" + "{\"fault\":\"STATUS_500\"},".repeat(100) + "{\"fault\":\"STATUS_500\"}]";
        assertThat(control.send("PUT", "/simulator/faults", many).text()).contains("at most 100");
        assertThat(control.send("PUT", "/simulator/faults", "[]").status()).isEqualTo(200);
    }

    @Test
    void strikesOnlyThePaymentThatItIsAbout() {
        merchant.create(REFERENCE);
        merchant.create(OTHER);
        faults("{\"fault\":\"STATUS_502\",\"reference\":\"" + OTHER + "\"}");
        assertThat(merchant.get("/epayment/v1/payments/" + REFERENCE).status()).isEqualTo(200);
        assertThat(merchant.get("/epayment/v1/payments/" + OTHER).status()).isEqualTo(502);
        assertThat(merchant.create("VM0042-THIRD").status()).isEqualTo(201);
        assertThat(merchant.create(OTHER).status()).isEqualTo(502);
        assertThat(merchant.post("/order-management/v2/ecom/receipts/" + OTHER, "{}")
                        .status())
                .isEqualTo(502);
    }

    @Test
    void strikesOnlyTheSalesUnitThatItIsAbout() {
        faults("{\"fault\":\"STATUS_502\",\"msn\":\"654321\"}");
        assertThat(merchant.create(REFERENCE).status()).isEqualTo(201);
        Caller dane = Caller.anonymous(simulator).with("Ocp-Apim-Subscription-Key", "vendflow-key-dk");
        assertThat(dane.post("/accesstoken/get", "").status()).isEqualTo(502);
    }

    @Test
    void aSeededRunRepeatsOverHttp() {
        merchant.create(REFERENCE);
        assertThat(run()).isEqualTo(run()).contains(200, 500);
    }

    private List<Integer> run() {
        faults("{\"on\":\"get\",\"fault\":\"STATUS_500\",\"probability\":0.4,\"seed\":99}");
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            statuses.add(merchant.get("/epayment/v1/payments/" + REFERENCE).status());
        }
        return statuses;
    }

    @Test
    void anExpiredTokenStaysExpiredAndANewOneWorks() {
        merchant.create(REFERENCE);
        faults("{\"on\":\"get\",\"fault\":\"TOKEN_EXPIRED\",\"times\":1}");
        Caller.Reply expired = merchant.get("/epayment/v1/payments/" + REFERENCE);
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.json().get("message").stringValue())
                .isEqualTo("Something went wrong, please try again later");
        simulator.clearFaults();
        assertThat(merchant.create("VM0042-AGAIN").status()).isEqualTo(401);
        assertThat(Caller.merchant(simulator).create("VM0042-AGAIN").status()).isEqualTo(201);
        simulator.reset();
        assertThat(merchant.create("VM0042-AGAIN").status()).isEqualTo(201);
    }

    @Test
    void shows429WithAndWithoutTheTimeToWait() {
        faults("{\"fault\":\"STATUS_429\",\"retryAfterSeconds\":7}");
        assertThat(merchant.create(REFERENCE).raw().headers().firstValue("Retry-After"))
                .contains("7");
        faults("{\"fault\":\"STATUS_429\"}");
        Caller.Reply silent = merchant.create(REFERENCE);
        assertThat(silent.status()).isEqualTo(429);
        assertThat(silent.raw().headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void takesItsTimeAndWorks() {
        faults("{\"fault\":\"LATENCY\",\"latency\":{\"distribution\":\"FIXED\",\"millis\":300}}");
        long before = System.nanoTime();
        assertThat(merchant.create(REFERENCE).status()).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void endsAlthoughSomebodyIsBeingServedSlowly() {
        simulator.faults(FaultRule.slow("create", Latency.fixed(Duration.ofMinutes(1))));
        CompletableFuture<Void> slow = CompletableFuture.runAsync(
                () -> assertThatThrownBy(() -> merchant.key("k").sendOrFail("POST", "/epayment/v1/payments", "{}"))
                        .isInstanceOf(IOException.class));
        await().untilAsserted(() ->
                assertThat(simulator.faultsInForce().getFirst().hits()).isEqualTo(1));
        simulator.close();
        slow.join();
    }

    @Test
    void describesEveryFault() {
        String description = control.get("/simulator/openapi.yaml").text();
        assertThat(Arrays.stream(Fault.values()).map(Enum::name))
                .allSatisfy(name -> assertThat(description).contains(name));
    }

    private Caller.Reply faults(String rule) {
        Caller.Reply reply = control.send("PUT", "/simulator/faults", "[" + rule + "]");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply;
    }
}
