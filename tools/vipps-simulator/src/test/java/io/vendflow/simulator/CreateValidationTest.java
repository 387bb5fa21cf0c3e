package io.vendflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Field by field, what a create may not be (facts sheet 2.2). */
class CreateValidationTest {

    private static final VippsSimulator SIMULATOR =
            VippsSimulator.start(SimulatorSettings.forTests().withRateLimits(false));
    private static final Caller MERCHANT = Caller.merchant(SIMULATOR);
    private static int keys;

    @AfterAll
    static void close() {
        SIMULATOR.close();
    }

    @ParameterizedTest(name = "{1} instead of {0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"value\":2500 | \"value\":25.5 | 4040",
                "\"value\":2500 | \"value\":2500.0 | 4040",
                "\"value\":2500 | \"value\":99 | 6010",
                "\"currency\":\"NOK\" | \"currency\":\"DKK\" | 5040",
                "\"currency\":\"NOK\" | \"currency\":\"SEK\" | 5040",
                "\"type\":\"WALLET\" | \"type\":\"CARD\" | 4160",
                "\"type\":\"WALLET\" | \"type\":\"WALLET\",\"blockedSources\":[\"COMMERCIAL_CARDS\"] | 5010",
                "\"machineId\":\"VM0042\" | \"a\":\"1\",\"a\":\"2\" | 4110",
                "{\"machineId\":\"VM0042\"} | {\"a\":\"1\",\"b\":\"2\",\"c\":\"3\",\"d\":\"4\",\"e\":\"5\",\"f\":\"6\"} | 4100",
            })
    void refusesWithANumber(String right, String wrong, String code) {
        Caller.Reply reply = create(Bodies.create("VM0042-CODED", 2500).replace(right, wrong));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(code);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"returnUrl\":\"http://plain.test/\" | 4090",
                "\"returnUrl\":\"no url\" | 4090",
                "\"customer\":{\"phoneNumber\":\"+4712345678\"} | 4070",
                "\"customer\":{\"personalQr\":\"abc\"} | 4060",
                "\"customer\":{\"customerToken\":\"abc\"} | 4050",
                "\"profile\":{\"scope\":\"name shoeSize\"} | 4080",
                "\"profile\":{\"scope\":\"name nin\"} | 5030",
                "\"expiresAt\":\"2020-01-01T00:00:00Z\" | 6120",
                "\"expiresAt\":\"2099-01-01T00:00:00Z\" | 6110",
                "\"shipping\":{} | 5020",
                "\"cardPassthrough\":{} | 4160",
            })
    void refusesAFieldWithANumber(String field, String code) {
        assertThat(create(Bodies.createWith("VM0042-CODED", field)).code()).isEqualTo(code);
    }

    @ParameterizedTest(name = "{1} instead of {0} blames {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "VM0042-BLAMED | short | reference",
                "VM0042-BLAMED | with_underscore | reference",
                "\"value\":2500 | \"value\":-1 | amount.value",
                "\"value\":2500 | \"value\":65000001 | amount.value",
                "\"value\":2500 | \"value\":\"2500\" | amount.value",
                "\"currency\":\"NOK\" | \"currency\":\"XXX\" | amount.currency",
                "\"value\":2500 | \"value\":2500,\"vat\":1 | amount.vat",
                "\"userFlow\":\"QR\" | \"userFlow\":\"TELEPATHY\" | userFlow",
                "\"userFlow\":\"QR\" | \"userFlow\":\"NATIVE_REDIRECT\" | qrFormat",
                "TEXT/TARGETURL | IMAGE/GIF | qrFormat.format",
                "\"TEXT/TARGETURL\" | \"IMAGE/PNG\",\"size\":99 | qrFormat.size",
                "\"TEXT/TARGETURL\" | \"IMAGE/PNG\",\"size\":2001 | qrFormat.size",
                "Cola 0.5 l | Co | paymentDescription",
                "CUSTOMER_PRESENT | CUSTOMER_ASLEEP | customerInteraction",
                "\"VM0042\" | 42 | metadata.machineId",
                "\"reference\" | \"reverence\" | reference",
            })
    void blamesTheField(String right, String wrong, String field) {
        Caller.Reply reply = create(Bodies.create("VM0042-BLAMED", 2500).replace(right, wrong));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("extraDetails").findValuesAsString("name")).contains(field);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"surprise\":true | surprise",
                "\"minimumUserAge\":101 | minimumUserAge",
                "\"customer\":{\"phoneNumber\":\"4712345678\",\"personalQr\":\"https://a\"} | customer",
                "\"receipt\":{\"orderLines\":[]} | receipt.bottomLine",
                "\"industryData\":{\"airlineData\":{}} | industryData.airlineData.airlineCode",
            })
    void blamesAFurtherField(String fields, String field) {
        Caller.Reply reply = create(Bodies.createWith("VM0042-BLAMED", fields));
        assertThat(reply.json().path("extraDetails").findValuesAsString("name")).contains(field);
    }

    @Test
    void refusesMetadataThatIsTooLong() {
        String longKey = Bodies.create("VM0042-LONG", 2500).replace("machineId", "k".repeat(101));
        assertThat(create(longKey).code()).isEqualTo("4120");
        String longValue = Bodies.create("VM0042-LONG", 2500).replace("\"VM0042\"", "\"" + "v".repeat(501) + "\"");
        assertThat(create(longValue).code()).isEqualTo("4130");
    }

    @Test
    void refusesAReceiptWhoseTaxDoesNotAddUp() {
        Caller.Reply reply =
                create(Bodies.createWith("VM0042-RECEIPT", "\"receipt\":" + Bodies.receipt(2500, 2174, 325)));
        assertThat(reply.blamed()).isEqualTo("receipt.orderLines[0].totalTaxAmount");
    }

    @Test
    void refusesPushMessagesAndRedirectsWithoutAWayBack() {
        String plain = Bodies.create("VM0042-FLOWS", 2500).replace("\"qrFormat\":{\"format\":\"TEXT/TARGETURL\"},", "");
        assertThat(create(plain.replace("\"QR\"", "\"PUSH_MESSAGE\"")).code()).isEqualTo("5080");
        assertThat(create(plain.replace("\"QR\"", "\"WEB_REDIRECT\"")).code()).isEqualTo("4140");
    }

    @Test
    void acceptsEverythingThatAVendingMachineMaySend() {
        Caller.Reply reply =
                create(Bodies.createWith("VM0042-COMPLETE", """
                "returnUrl":"https://pay.example.test/done?ref=1","customer":{"phoneNumber":"4712345678"},
                "profile":{"scope":"name phoneNumber"},"minimumUserAge":18,"receiptUrl":"https://r.test/1",
                "merchantLegalLinks":{"termsOfSaleUrl":"https://t.test/","privacyPolicyUrl":"https://p.test/"},
                "receipt":%s""".formatted(Bodies.receipt(2500, 2174, 326))));
        assertThat(reply.text()).contains("redirectUrl");
        assertThat(reply.status()).isEqualTo(201);
    }

    @Test
    void refusesWhatIsNotJson() {
        assertThat(create("{\"amount\":").status()).isEqualTo(400);
        assertThat(create("[]").status()).isEqualTo(400);
        assertThat(create("{\"reference\":\"VM0042-TWICE\",\"reference\":\"VM0042-TWICE\"}")
                        .status())
                .isEqualTo(400);
    }

    private static Caller.Reply create(String body) {
        return MERCHANT.key("k" + ++keys).post("/epayment/v1/payments", body);
    }
}
