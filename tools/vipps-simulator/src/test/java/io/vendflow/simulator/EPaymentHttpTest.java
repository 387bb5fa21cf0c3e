package io.vendflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EPaymentHttpTest {

    private static final String REFERENCE = "VM0042-7F3K9Q";

    private final VippsSimulator simulator = VippsSimulator.start(SimulatorSettings.forTests());
    private final Caller merchant = Caller.merchant(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void aSaleFromCreateToCapture() {
        Caller.Reply created = merchant.create(REFERENCE);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().get("reference").stringValue()).isEqualTo(REFERENCE);
        assertThat(created.json().get("redirectUrl").stringValue())
                .matches(simulator.baseUrl() + "/phone\\?token=[A-Za-z0-9_-]{1,32}");
        assertThat(merchant.payment(REFERENCE).get("state").stringValue()).isEqualTo("CREATED");

        Caller.Reply approved = merchant.approve(REFERENCE);
        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.text()).isEmpty();

        JsonNode captured = merchant.operate(REFERENCE, "capture", "cap", Bodies.amount(1000))
                .json();
        assertThat(captured.get("state").stringValue()).isEqualTo("AUTHORIZED");
        assertThat(captured.at("/amount/value").intValue()).isEqualTo(2500);
        assertThat(captured.at("/aggregate/capturedAmount/value").intValue()).isEqualTo(1000);

        JsonNode cancelled = merchant.operate(REFERENCE, "cancel", "can", "{\"cancelTransactionOnly\":false}")
                .json();
        assertThat(cancelled.at("/aggregate/cancelledAmount/value").intValue()).isEqualTo(1500);

        JsonNode refunded = merchant.operate(REFERENCE, "refund", "ref", Bodies.amount(1000))
                .json();
        assertThat(refunded.at("/aggregate/refundedAmount/value").intValue()).isEqualTo(1000);
        assertThat(refunded.get("pspReference"))
                .isEqualTo(merchant.payment(REFERENCE).get("pspReference"));

        JsonNode events =
                merchant.get("/epayment/v1/payments/" + REFERENCE + "/events").json();
        assertThat(events.findValuesAsString("name"))
                .containsExactly("CREATED", "AUTHORIZED", "CAPTURED", "CANCELLED", "REFUNDED");
        assertThat(events.get(2).at("/amount/value").intValue()).isEqualTo(1000);
        assertThat(events.get(2).get("timestamp").stringValue()).matches(".*\\.\\d{7}Z");
        assertThat(events.get(3).has("idempotencyKey")).isFalse();
    }

    @Test
    void repeatsItsAnswerForTheSameKeyWhateverTheOrderOfTheFields() {
        Caller.Reply first = merchant.create(REFERENCE);
        String reordered = Bodies.create(REFERENCE, 2500)
                .replace("\"currency\":\"NOK\",\"value\":2500", "\"value\" : 2500, \"currency\" : \"NOK\"");
        Caller.Reply again = merchant.key("create-" + REFERENCE).post("/epayment/v1/payments", reordered);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
    }

    @Test
    void refusesTheSameKeyWithAnotherBodyAndTheSameReferenceWithAnotherKey() {
        merchant.create(REFERENCE);
        Caller.Reply otherBody =
                merchant.key("create-" + REFERENCE).post("/epayment/v1/payments", Bodies.create(REFERENCE, 2600));
        assertThat(otherBody.status()).isEqualTo(409);
        assertThat(otherBody.code()).isEqualTo("4020");
        Caller.Reply otherKey = merchant.key("another").post("/epayment/v1/payments", Bodies.create(REFERENCE, 2500));
        assertThat(otherKey.status()).isEqualTo(409);
        assertThat(otherKey.code()).isEqualTo("4150");
    }

    @Test
    void anInvalidCreateSticksToItsKey() {
        Caller bad = merchant.key("bad");
        assertThat(bad.post("/epayment/v1/payments", "{}").status()).isEqualTo(400);
        assertThat(bad.post("/epayment/v1/payments", "{}").status()).isEqualTo(400);
        Caller.Reply corrected = bad.post("/epayment/v1/payments", Bodies.create(REFERENCE, 2500));
        assertThat(corrected.status()).isEqualTo(409);
    }

    @Test
    void aProblemNamesItselfCompletely() {
        merchant.create(REFERENCE);
        Caller.Reply early = merchant.operate(REFERENCE, "capture", "cap", Bodies.amount(2500));
        assertThat(early.status()).isEqualTo(400);
        assertThat(early.contentType()).isEqualTo("application/problem+json");
        assertThat(early.code()).isEqualTo("6080");
        assertThat(early.json().get("instance").stringValue()).isEqualTo("/v1/payments/" + REFERENCE + "/capture");
        assertThat(early.json().get("status").intValue()).isEqualTo(400);
        assertThat(early.json().get("traceId").stringValue()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void statusesByCode() {
        assertThat(merchant.get("/epayment/v1/payments/VM0042-NOTHERE").status())
                .isEqualTo(404);
        assertThat(merchant.get("/epayment/v1/payments/VM0042-NOTHERE").code()).isEqualTo("5090");
        merchant.create(REFERENCE);
        assertThat(simulator.startProcessing(REFERENCE, Duration.ofSeconds(30))).isTrue();
        Caller.Reply locked = merchant.operate(REFERENCE, "cancel", "can", "");
        assertThat(locked.status()).isEqualTo(423);
        assertThat(locked.code()).isEqualTo("6250");
        simulator.advanceClock(Duration.ofSeconds(31));
        assertThat(merchant.operate(REFERENCE, "cancel", "can", "").status()).isEqualTo(200);
        assertThat(merchant.payment(REFERENCE).get("state").stringValue()).isEqualTo("TERMINATED");
        assertThat(merchant.operate(REFERENCE, "cancel", "can", "").status()).isEqualTo(200);
        assertThat(merchant.operate(REFERENCE, "cancel", "can2", "").code()).isEqualTo("6190");
    }

    @Test
    void anAdjustmentNeedsAKeyButACancelDoesNot() {
        merchant.create(REFERENCE);
        Caller.Reply keyless = merchant.post("/epayment/v1/payments/" + REFERENCE + "/capture", Bodies.amount(1));
        assertThat(keyless.status()).isEqualTo(400);
        assertThat(keyless.blamed()).isEqualTo("Idempotency-Key");
        assertThat(merchant.operate(REFERENCE, "capture", "k".repeat(51), Bodies.amount(1))
                        .blamed())
                .isEqualTo("Idempotency-Key");
        assertThat(merchant.post("/epayment/v1/payments/" + REFERENCE + "/cancel", "")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void expiresByTheClock() {
        merchant.create(REFERENCE);
        simulator.advanceClock(Duration.ofMinutes(10));
        assertThat(merchant.payment(REFERENCE).get("state").stringValue()).isEqualTo("EXPIRED");
        assertThat(merchant.approve(REFERENCE).status()).isEqualTo(400);
    }

    @Test
    void forceApproveTakesATokenButOnlyThePaymentsOwn() {
        String url = merchant.create(REFERENCE).json().get("redirectUrl").stringValue();
        String path = "/epayment/v1/test/payments/" + REFERENCE + "/approve";
        assertThat(merchant.post(path, "{\"token\":\"nonsense\"}").status()).isEqualTo(404);
        assertThat(merchant.post(path, "{\"surprise\":1}").status()).isEqualTo(400);
        String token = url.substring(url.indexOf('=') + 1);
        assertThat(merchant.post(path, "{\"token\":\"" + token + "\"}").status())
                .isEqualTo(200);
        assertThat(merchant.approve(REFERENCE).code()).isEqualTo("6230");
    }

    @Test
    void theDanishSalesUnitCapturesAllOrNothing() {
        Caller danish = Caller.merchant(simulator, "-dk");
        danish.key("c")
                .post("/epayment/v1/payments", Bodies.create(REFERENCE, 2500).replace("NOK", "DKK"));
        danish.approve(REFERENCE);
        Caller.Reply part =
                danish.operate(REFERENCE, "capture", "p", Bodies.amount(2400).replace("NOK", "DKK"));
        assertThat(part.code()).isEqualTo("6140");
        assertThat(merchant.get("/epayment/v1/payments/" + REFERENCE).status()).isEqualTo(404);
    }

    @Test
    void theSixthCaptureWithinAMinuteIsTooMuchAndTheLimitPasses() {
        merchant.create(REFERENCE);
        merchant.approve(REFERENCE);
        for (int i = 0; i < 5; i++) {
            assertThat(merchant.operate(REFERENCE, "capture", "k" + i, Bodies.amount(100))
                            .status())
                    .isEqualTo(200);
        }
        Caller.Reply sixth = merchant.operate(REFERENCE, "capture", "k5", Bodies.amount(100));
        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.raw().headers().firstValue("Retry-After")).isPresent();
        assertThat(sixth.contentType()).isEqualTo("application/json");
        simulator.advanceClock(Duration.ofMinutes(1));
        assertThat(merchant.operate(REFERENCE, "capture", "k5", Bodies.amount(100))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aReceiptInTheCreateIsAttachedAndAllowsNoOther() {
        String body = Bodies.createWith(REFERENCE, "\"receipt\":" + Bodies.receipt(2500, 2174, 326));
        assertThat(merchant.key("c").post("/epayment/v1/payments", body).status())
                .isEqualTo(201);
        assertThat(simulator.receipt(REFERENCE)).isPresent();
        assertThat(merchant.post("/order-management/v2/ecom/receipts/" + REFERENCE, Bodies.receipt(2500, 2174, 326))
                        .status())
                .isEqualTo(409);
    }
}
