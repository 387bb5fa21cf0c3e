package io.vendflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ControlHttpTest {

    private static final String REFERENCE = "VM0042-7F3K9Q";
    private static final String PAYMENT = "/simulator/payments/" + REFERENCE;

    private final VippsSimulator simulator = VippsSimulator.start(SimulatorSettings.forTests());
    private final Caller merchant = Caller.merchant(simulator);
    private final Caller control = Caller.anonymous(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void showsEveryOperationWithItsKey() {
        merchant.create(REFERENCE);
        merchant.create(REFERENCE);
        merchant.operate(REFERENCE, "capture", "early", Bodies.amount(2500));
        JsonNode operations = control.get(PAYMENT).json().get("operations");
        assertThat(operations.findValuesAsString("idempotencyKey"))
                .containsExactly("create-" + REFERENCE, "create-" + REFERENCE, "early");
        assertThat(operations.get(1).get("repeated").booleanValue()).isTrue();
        assertThat(operations.get(2).get("code").stringValue()).isEqualTo("6080");
        assertThat(control.get("/simulator/payments").json().get("payments")).hasSize(1);
        assertThat(control.get("/simulator/payments?msn=777777").json().get("payments"))
                .isEmpty();
    }

    @Test
    void declinesAndExpiresAndHoldsUp() {
        merchant.create(REFERENCE);
        assertThat(control.post(PAYMENT + "/processing", "{\"seconds\":30}").status())
                .isEqualTo(200);
        assertThat(merchant.operate(REFERENCE, "cancel", "c", "").status()).isEqualTo(423);
        assertThat(control.post(PAYMENT + "/decline", "").json().get("state").stringValue())
                .isEqualTo("ABORTED");
        assertThat(control.post(PAYMENT + "/expire", "").status()).isEqualTo(400);
        assertThat(control.post("/simulator/payments/VM0042-OTHER/expire", "").status())
                .isEqualTo(404);
    }

    @Test
    void movesTheClock() {
        merchant.create(REFERENCE);
        JsonNode moved =
                control.post("/simulator/clock/advance", "{\"seconds\":600}").json();
        assertThat(moved.get("aheadSeconds").intValue()).isEqualTo(600);
        assertThat(merchant.payment(REFERENCE).get("state").stringValue()).isEqualTo("EXPIRED");
        assertThat(control.post("/simulator/clock/advance", "{\"seconds\":-1}").status())
                .isEqualTo(400);
    }

    @Test
    void answersWith500AsOftenAsTold() {
        merchant.create(REFERENCE);
        setFaults("[{\"on\":\"get\",\"fault\":\"STATUS_500\",\"times\":2}]");
        assertThat(get().status()).isEqualTo(500);
        assertThat(get().status()).isEqualTo(500);
        assertThat(get().status()).isEqualTo(200);
        assertThat(control.get("/simulator/faults").json().get(0).get("hits").intValue())
                .isEqualTo(2);
    }

    @Test
    void worksAndNeverSaysSo() {
        merchant.create(REFERENCE);
        merchant.approve(REFERENCE);
        setFaults("[{\"on\":\"capture\",\"fault\":\"TIMEOUT_AFTER_WORK\",\"times\":1}]");
        Caller impatient = merchant.patience(Duration.ofMillis(500)).key("cap");
        assertThatThrownBy(() -> impatient.sendOrFail(
                        "POST", "/epayment/v1/payments/" + REFERENCE + "/capture", Bodies.amount(2500)))
                .isInstanceOf(IOException.class);
        await().untilAsserted(() -> assertThat(
                        simulator.payment(REFERENCE).orElseThrow().captured())
                .isEqualTo(2500));
        assertThat(merchant.operate(REFERENCE, "capture", "cap", Bodies.amount(2500))
                        .status())
                .isEqualTo(200);
        assertThat(simulator.payment(REFERENCE).orElseThrow().captured()).isEqualTo(2500);
    }

    @Test
    void hangsUpWithoutDoingAnything() {
        merchant.create(REFERENCE);
        merchant.approve(REFERENCE);
        setFaults("[{\"on\":\"*\",\"fault\":\"CONNECTION_RESET\"}]");
        assertThatThrownBy(() -> merchant.key("cap")
                        .sendOrFail("POST", "/epayment/v1/payments/" + REFERENCE + "/capture", Bodies.amount(2500)))
                .isInstanceOf(IOException.class);
        assertThat(control.send("DELETE", "/simulator/faults", "").status()).isEqualTo(204);
        assertThat(simulator.payment(REFERENCE).orElseThrow().captured()).isZero();
    }

    @Test
    void refusesFaultsThatItDoesNotHave() {
        assertThat(control.send("PUT", "/simulator/faults", "[{\"on\":\"get\",\"fault\":\"EARTHQUAKE\"}]")
                        .status())
                .isEqualTo(400);
        assertThat(control.send("PUT", "/simulator/faults", "[{\"on\":\"get\"}]")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void forgetsEverythingWhenReset() {
        merchant.create(REFERENCE);
        simulator.advanceClock(Duration.ofHours(5));
        assertThat(control.post("/simulator/reset", "").status()).isEqualTo(204);
        assertThat(control.get("/simulator/payments").json().get("payments")).isEmpty();
        assertThat(merchant.create(REFERENCE).status()).isEqualTo(201);
    }

    @Test
    void describesItself() {
        assertThat(control.get("/simulator/openapi.yaml").text()).contains("openapi: 3", "/simulator/faults");
    }

    private void setFaults(String rules) {
        assertThat(control.send("PUT", "/simulator/faults", rules).status()).isEqualTo(200);
    }

    private Caller.Reply get() {
        return merchant.get("/epayment/v1/payments/" + REFERENCE);
    }
}
