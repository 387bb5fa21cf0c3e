package io.vendflow.vipps.epayment;

import static io.vendflow.vipps.stub.VippsStub.MSN;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.sale.Amount;
import io.vendflow.sale.Currency;
import io.vendflow.sale.PaymentReference;
import io.vendflow.sale.SaleLine;
import io.vendflow.vipps.IdempotencyKey;
import io.vendflow.vipps.Uncertainty.Cause;
import io.vendflow.vipps.Vipps;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.order.Receipt;
import io.vendflow.vipps.stub.Outcomes;
import io.vendflow.vipps.stub.VippsStub;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HttpEPaymentsTest {

    private static final PaymentReference REFERENCE = new PaymentReference("VM0042-7F3K9Q");
    private static final IdempotencyKey KEY = IdempotencyKey.of(REFERENCE, "test");
    private static final Amount AMOUNT = nok(2500);
    private static final String ADJUSTMENT = """
            {"amount":{"currency":"NOK","value":2500},"state":"AUTHORIZED","aggregate":{
              "authorizedAmount":{"currency":"NOK","value":2500},"cancelledAmount":{"currency":"NOK","value":500},
              "capturedAmount":{"currency":"NOK","value":2000},"refundedAmount":{"currency":"NOK","value":0}},
             "pspReference":"psp-1","reference":"VM0042-7F3K9Q"}""";

    private final VippsStub stub = new VippsStub();
    private final Vipps vipps = stub.connect();
    private final EPayments payments = vipps.payments();

    @AfterEach
    void close() {
        vipps.close();
        stub.close();
    }

    @Test
    void createsAQrPaymentWithTheCustomerPresent() {
        stub.next(201, "{\"reference\":\"VM0042-7F3K9Q\",\"redirectUrl\":\"https://qr.vipps.no/x\",\"new\":1}");
        Receipt receipt = new Receipt(
                List.of(new SaleLine("A3", "COLA05", "Cola 0.5 l", 1, 2500, 1500)), Currency.NOK, "VM0042", "7F3K9Q");
        CreatePayment request = new CreatePayment(
                REFERENCE, AMOUNT, "Cola 0.5 l, VM0042", receipt, Map.of("saleId", "7F3K9Q", "machineId", "VM0042"));

        CreatedPayment created = Outcomes.done(payments.create(MSN, request, KEY));

        assertThat(created).isEqualTo(new CreatedPayment(REFERENCE, "https://qr.vipps.no/x"));
        VippsStub.Request call = stub.onlyCall();
        assertThat(call.method() + " " + call.path()).isEqualTo("POST /epayment/v1/payments");
        assertThat(call.body()).isEqualTo("""
                        {"amount":{"currency":"NOK","value":2500},"paymentMethod":{"type":"WALLET"},\
                        "customerInteraction":"CUSTOMER_PRESENT","userFlow":"QR","qrFormat":{"format":"TEXT/TARGETURL"},\
                        "reference":"VM0042-7F3K9Q","paymentDescription":"Cola 0.5 l, VM0042",\
                        "receipt":{"orderLines":[{"name":"Cola 0.5 l","id":"COLA05","totalAmount":2500,\
                        "totalAmountExcludingTax":2174,"totalTaxAmount":326,"taxRate":1500,\
                        "unitInfo":{"unitPrice":2500,"quantity":"1","quantityUnit":"PCS"}}],\
                        "bottomLine":{"currency":"NOK","posId":"VM0042","receiptNumber":"7F3K9Q"}},\
                        "metadata":{"machineId":"VM0042","saleId":"7F3K9Q"}}""");
    }

    @Test
    void sendsEachLinesOwnTaxRateAndTheSameBytesAgain() {
        String answer = "{\"reference\":\"VM0042-7F3K9Q\",\"redirectUrl\":\"https://qr.vipps.no/x\"}";
        stub.next(500, "").next(201, answer).next(201, answer);
        Receipt receipt = new Receipt(
                List.of(
                        new SaleLine("A3", "COLA05", "Cola 0.5 l", 3, 2599, 1500),
                        new SaleLine("C2", "SOCKS", "Socks", 1, 1250, 2500),
                        new SaleLine("D1", "BOOK", "Book", 1, 999, 0)),
                Currency.NOK,
                "VM0042",
                "7F3K9Q");
        CreatePayment request = new CreatePayment(REFERENCE, nok(10_046), "Cola", receipt, Map.of());

        payments.create(MSN, request, KEY);
        payments.create(MSN, request, KEY);

        // 77.97 / 1.15 = 67.80, 12.50 / 1.25 = 10.00
        assertThat(stub.calls())
                .hasSize(3)
                .extracting(VippsStub.Request::body)
                .containsOnly(stub.calls().getFirst().body())
                .first()
                .asString()
                .contains(
                        "\"totalAmount\":7797,\"totalAmountExcludingTax\":6780,\"totalTaxAmount\":1017,\"taxRate\":1500")
                .contains(
                        "\"totalAmount\":1250,\"totalAmountExcludingTax\":1000,\"totalTaxAmount\":250,\"taxRate\":2500")
                .contains("\"totalAmount\":999,\"totalAmountExcludingTax\":999,\"totalTaxAmount\":0,\"taxRate\":0");
    }

    @Test
    void sendsEveryHeaderThatVippsWants() {
        stub.next(200, ADJUSTMENT);
        payments.capture(MSN, REFERENCE, AMOUNT, KEY);
        VippsStub.Request call = stub.onlyCall();
        assertThat(call.header("Authorization")).isEqualTo("Bearer token-1");
        assertThat(call.header("Ocp-Apim-Subscription-Key")).isEqualTo("subscription-key");
        assertThat(call.header("Merchant-Serial-Number")).isEqualTo("123456");
        assertThat(call.header("Vipps-System-Name")).isEqualTo("Operator");
        assertThat(call.header("Vipps-System-Version")).isEqualTo("1.0");
        assertThat(call.header("Vipps-System-Plugin-Name")).isEqualTo("vendflow");
        assertThat(call.header("Vipps-System-Plugin-Version")).isEqualTo("0.1");
        assertThat(call.header("Idempotency-Key")).isEqualTo("VM0042-7F3K9Q.test");
        assertThat(call.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void leavesOutWhatThereIsNot() {
        stub.next(201, "{\"reference\":\"VM0042-7F3K9Q\",\"redirectUrl\":\"https://qr.vipps.no/x\"}");
        payments.create(MSN, new CreatePayment(REFERENCE, AMOUNT, "Cola", null, Map.of()), KEY);
        assertThat(stub.onlyCall().body()).doesNotContain("receipt", "metadata", "null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reference\":\"VM0042-7F3K9Q\"}",
                "{\"reference\":\"VM0042-OTHER\",\"redirectUrl\":\"https://qr.vipps.no/x\"}",
                "[]",
                "",
                "created"
            })
    void aPaymentWithoutQrIsNotKnownToBeCreated(String answer) {
        stub.next(201, answer);
        var outcome = payments.create(MSN, new CreatePayment(REFERENCE, AMOUNT, "Cola", null, Map.of()), KEY);
        assertThat(Outcomes.unknown(outcome).cause()).isEqualTo(Cause.UNREADABLE_ANSWER);
    }

    @Test
    void readsAPayment() {
        stub.next(200, """
                {"reference":"VM0042-7F3K9Q","pspReference":"psp-1","amount":{"currency":"NOK","value":"2500"},
                 "state":"AUTHORIZED","paymentMethod":{"type":"WALLET","cardBin":"123456"},"profile":{},
                 "aggregate":{"authorizedAmount":{"currency":"NOK","value":2500},
                   "cancelledAmount":{"currency":"NOK","value":0},"capturedAmount":{"currency":"NOK","value":1000},
                   "refundedAmount":{"currency":"NOK","value":0}},
                 "redirectUrl":"https://qr.vipps.no/x","metadata":{"a":"b"},
                 "captureGuaranteedUntil":"2026-09-01T07:53:44.812+00:00","surprise":[1]}""");
        assertThat(Outcomes.done(payments.get(MSN, REFERENCE)))
                .isEqualTo(new Payment(
                        REFERENCE,
                        "psp-1",
                        AMOUNT,
                        PaymentState.AUTHORIZED,
                        new Aggregate(nok(2500), nok(0), nok(1000), nok(0)),
                        "https://qr.vipps.no/x",
                        Instant.parse("2026-09-01T07:53:44.812Z")));
        VippsStub.Request call = stub.onlyCall();
        assertThat(call.method() + " " + call.path()).isEqualTo("GET /epayment/v1/payments/VM0042-7F3K9Q");
        assertThat(call.header("Idempotency-Key")).isNull();
        assertThat(call.header("Content-Type")).isNull();
    }

    @Test
    void readsAPaymentThatSaysLittle() {
        stub.next(200, """
                {"amount":{"currency":"EUR","value":100},"state":"PARKED","aggregate":{},"captureGuaranteedUntil":"?"}""");
        Amount zero = Amount.zero(Currency.EUR);
        assertThat(Outcomes.done(payments.get(MSN, REFERENCE)))
                .isEqualTo(new Payment(
                        REFERENCE,
                        "",
                        new Amount(100, Currency.EUR),
                        PaymentState.UNRECOGNIZED,
                        new Aggregate(zero, zero, zero, zero),
                        null,
                        null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"amount\":{\"currency\":\"NOK\",\"value\":1},\"aggregate\":{}}",
                "{\"amount\":{\"currency\":\"NOK\",\"value\":1},\"state\":\"CREATED\"}",
                "{\"amount\":{\"currency\":\"NOK\",\"value\":1},\"state\":\"CREATED\",\"aggregate\":{\"capturedAmount\":7}}",
                "{\"amount\":{\"currency\":\"NOK\",\"value\":1},\"state\":\"CREATED\","
                        + "\"aggregate\":{\"capturedAmount\":{\"currency\":\"DKK\",\"value\":1}}}",
                "{\"reference\":\"SOMEONE-ELSE\",\"amount\":{\"currency\":\"NOK\",\"value\":1},"
                        + "\"state\":\"CREATED\",\"aggregate\":{}}"
            })
    void neverGuessesAStateOrASum(String answer) {
        stub.next(200, answer);
        assertThat(Outcomes.unknown(payments.get(MSN, REFERENCE)).cause()).isEqualTo(Cause.UNREADABLE_ANSWER);
    }

    @Test
    void readsTheEventLog() {
        stub.next(200, """
                [{"reference":"VM0042-7F3K9Q","pspReference":"uuid","name":"CREATED","amount":{"currency":"NOK","value":2500},
                  "timestamp":"2023-02-22T12:11:44.5333258Z","idempotencyKey":"k","success":true},
                 {"pspReference":"1234567890","name":"MYSTERY","amount":{"currency":"NOK","value":250},
                  "timestamp":"2023-02-22T12:12:44.123Z","idempotencyKey":null,"success":false}]""");
        assertThat(Outcomes.done(payments.events(MSN, REFERENCE)))
                .containsExactly(
                        new PaymentEvent(
                                "CREATED", "uuid", AMOUNT, Instant.parse("2023-02-22T12:11:44.533325800Z"), "k", true),
                        new PaymentEvent(
                                "MYSTERY",
                                "1234567890",
                                nok(250),
                                Instant.parse("2023-02-22T12:12:44.123Z"),
                                null,
                                false));
        assertThat(stub.onlyCall().path()).isEqualTo("/epayment/v1/payments/VM0042-7F3K9Q/events");
    }

    /** An adjustment, how it looks on the wire, and its name in the path. */
    record Change(String action, String body, Ask ask) {
        interface Ask {
            VippsOutcome<Adjustment> of(EPayments payments);
        }

        @Override
        public String toString() {
            return action;
        }
    }

    static Stream<Change> changes() {
        String modification = "{\"modificationAmount\":{\"currency\":\"NOK\",\"value\":2000}}";
        return Stream.of(
                new Change("capture", modification, to -> to.capture(MSN, REFERENCE, nok(2000), KEY)),
                new Change("refund", modification, to -> to.refund(MSN, REFERENCE, nok(2000), KEY)),
                new Change("cancel", "{\"cancelTransactionOnly\":false}", to -> to.cancel(MSN, REFERENCE, KEY)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void adjustsAndReadsTheAnswerWhateverItsContentType(Change change) {
        stub.next(VippsStub.status(200, ADJUSTMENT, "application/problem+json"));
        assertThat(Outcomes.done(change.ask().of(payments)))
                .isEqualTo(new Adjustment(
                        AMOUNT,
                        PaymentState.AUTHORIZED,
                        new Aggregate(nok(2500), nok(500), nok(2000), nok(0)),
                        "psp-1"));
        VippsStub.Request call = stub.onlyCall();
        assertThat(call.method() + " " + call.path())
                .isEqualTo("POST /epayment/v1/payments/VM0042-7F3K9Q/" + change.action());
        assertThat(call.body()).isEqualTo(change.body());
    }

    @ParameterizedTest
    @MethodSource("changes")
    void repeatsAfterAHiccupOnceWithTheSameKeyAndBytes(Change change) {
        stub.next(VippsStub.dropped()).next(502, "<html>").next(200, ADJUSTMENT);
        assertThat(Outcomes.unknown(change.ask().of(payments)).cause()).isEqualTo(Cause.SERVER_ERROR);
        List<VippsStub.Request> calls = stub.calls();
        assertThat(calls).hasSize(2);
        assertThat(calls.get(0).body()).isEqualTo(calls.get(1).body()).isEqualTo(change.body());
        assertThat(calls.get(0).header("Idempotency-Key"))
                .isEqualTo(calls.get(1).header("Idempotency-Key"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aTimeoutIsUnknownAndLeftToTheCaller(Change change) {
        try (Vipps hasty = stub.connect(new SimpleMeterRegistry(), Duration.ofSeconds(2))) {
            stub.next(stub.silence());
            assertThat(Outcomes.unknown(change.ask().of(hasty.payments())).cause())
                    .isEqualTo(Cause.TIMEOUT);
            assertThat(stub.calls()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void anAnswerCutShortIsUnknown(Change change) {
        stub.next(VippsStub.truncated(200, ADJUSTMENT));
        assertThat(Outcomes.unknown(change.ask().of(payments)).cause()).isEqualTo(Cause.UNREADABLE_ANSWER);
    }

    @Test
    void tellsHowLongVippsAsksToWait() {
        stub.next(VippsStub.withHeader("Retry-After", "30", VippsStub.status(429, "{}")));
        var uncertainty = Outcomes.unknown(payments.capture(MSN, REFERENCE, AMOUNT, KEY));
        assertThat(uncertainty.cause()).isEqualTo(Cause.RATE_LIMITED);
        assertThat(uncertainty.retryAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(stub.calls()).hasSize(1);
    }

    @Test
    void aRefusalHasItsCode() {
        stub.next(VippsStub.status(
                400,
                "{\"title\":\"Too early\",\"extraDetails\":[{\"name\":\"ErrorCode\",\"reason\":\"6080\"}]}",
                "application/problem+json"));
        var refusal = Outcomes.refused(payments.capture(MSN, REFERENCE, AMOUNT, KEY));
        assertThat(refusal.hasCode("6170", "6080")).isTrue();
        assertThat(refusal.hasCode("6170")).isFalse();
        assertThat(refusal).hasToString("400 6080 Too early");
    }

    private static Amount nok(long minorUnits) {
        return new Amount(minorUnits, Currency.NOK);
    }
}
