package io.vendflow.simulator.conformance;

import static io.vendflow.simulator.conformance.Rule.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** Section 2.2: every field of a create, its limits and codes. Approvals that nobody here has are refused as Vipps would. */
class Section22CreateTest extends Conformance {

    @Override
    Stream<Rule> rules() {
        return Stream.of(amounts(), methods(), names(), customers(), urls(), qr(), texts(), expiry(), others())
                .flatMap(rules -> rules);
    }

    private static Stream<Rule> amounts() {
        return Stream.of(
                rule(
                        "2.2 amount is needed",
                        shop -> shop.createBut("\"amount\"", "\"amuont\"")
                                .invalid("amount")
                                .invalid("amuont")),
                rule(
                        "2.2 amount.value is needed",
                        shop -> shop.createBut(",\"value\":2500", "").invalid("amount.value")),
                rule(
                        "2.2 amount.currency is needed",
                        shop -> shop.createBut("\"currency\":\"NOK\",", "").invalid("amount.currency")),
                rule(
                        "2.2 amount.value is at most 65,000,000",
                        shop -> shop.worth(65_000_000)
                                .create()
                                .is(201)
                                .reference("VM0042-TOOMUCH")
                                .worth(65_000_001)
                                .create()
                                .invalid("amount.value")),
                rule(
                        "2.2 amount.value is not negative",
                        shop -> shop.worth(-1).create().invalid("amount.value")),
                rule(
                        "2.2 amount.value is a number",
                        shop -> shop.createBut(":2500", ":\"2500\"").invalid("amount.value")),
                rule(
                        "2.2 decimals are refused with 4040",
                        shop -> shop.createBut(":2500", ":25.00").refused(400, 4040)),
                rule(
                        "2.2 the least in Norway is 100 øre",
                        shop -> shop.worth(99)
                                .create()
                                .refused(400, 6010)
                                .worth(100)
                                .create()
                                .is(201)),
                rule(
                        "2.2 the least in Denmark is 1 øre",
                        shop -> shop.danish()
                                .worth(0)
                                .create()
                                .refused(400, 6010)
                                .worth(1)
                                .create()
                                .is(201)),
                rule(
                        "2.2 the least in Finland is 1 cent",
                        shop -> shop.finnish().worth(1).create().is(201)),
                rule(
                        "2.2 the currency is the market's",
                        shop -> shop.createBut("\"NOK\"", "\"EUR\"").refused(400, 5040)),
                rule(
                        "2.2 SEK, USD and GBP are for card pass-through only",
                        shop -> shop.createBut("\"NOK\"", "\"SEK\"").refused(400, 5040)),
                rule(
                        "2.2 other currencies are unknown",
                        shop -> shop.createBut("\"NOK\"", "\"JPY\"").invalid("amount.currency")),
                rule(
                        "2.2 unknown fields are refused inside amount",
                        shop -> shop.createBut("\"value\":2500", "\"value\":2500,\"vat\":500")
                                .invalid("amount.vat")));
    }

    private static Stream<Rule> methods() {
        return Stream.of(
                rule(
                        "2.2 paymentMethod is needed",
                        shop -> shop.createBut("\"paymentMethod\":{\"type\":\"WALLET\"},", "")
                                .invalid("paymentMethod")),
                rule(
                        "2.2 paymentMethod.type is needed",
                        shop -> shop.createBut("\"type\":\"WALLET\"", "").invalid("paymentMethod.type")),
                rule(
                        "2.2 free-standing cards are not in test",
                        shop -> shop.createBut("\"WALLET\"", "\"CARD\"").refused(400, 4160)),
                rule(
                        "2.2 card pass-through is for PSPs",
                        shop -> shop.createBut("\"WALLET\"", "\"CARD_PASSTHROUGH\"")
                                .refused(400, 4160)),
                rule(
                        "2.2 other methods are unknown",
                        shop -> shop.createBut("\"WALLET\"", "\"CASH\"").invalid("paymentMethod.type")),
                rule(
                        "2.2 sources can be blocked in Denmark and Finland",
                        shop -> shop.danish()
                                .createBut("\"WALLET\"", "\"WALLET\",\"blockedSources\":[\"COMMERCIAL_CARDS\"]")
                                .is(201)),
                rule(
                        "2.2 but not in Norway: 5010",
                        shop -> shop.createBut("\"WALLET\"", "\"WALLET\",\"blockedSources\":[\"COMMERCIAL_CARDS\"]")
                                .refused(400, 5010)),
                rule(
                        "2.2 and only commercial cards",
                        shop -> shop.danish()
                                .createBut("\"WALLET\"", "\"WALLET\",\"blockedSources\":[\"COINS\"]")
                                .invalid("paymentMethod.blockedSources")));
    }

    private static Stream<Rule> names() {
        return Stream.of(
                rule(
                        "2.2 a reference is needed",
                        shop -> shop.createBut("\"reference\":\"VM0042-7F3K9Q\",", "")
                                .invalid("reference")),
                rule(
                        "2.2 a reference has at least 8 characters",
                        shop -> shop.reference("VM00427")
                                .create()
                                .invalid("reference")
                                .reference("VM004278")
                                .create()
                                .is(201)),
                rule(
                        "2.2 a reference has at most 64 characters",
                        shop -> shop.reference("V".repeat(65))
                                .create()
                                .invalid("reference")
                                .reference("V".repeat(64))
                                .create()
                                .is(201)),
                rule(
                        "2.2 a reference is letters, digits and hyphens",
                        shop -> shop.reference("VM0042_7F3K9Q")
                                .create()
                                .invalid("reference")
                                .shows(
                                        "/extraDetails/0/reason",
                                        "The field Reference must match the regular expression '^[a-zA-Z0-9-]{8,64}$'.")),
                rule(
                        "2.2 a reference is a string",
                        shop -> shop.createBut("\"VM0042-7F3K9Q\"", "12345678").invalid("reference")),
                rule(
                        "2.2 case matters in references",
                        shop -> shop.create()
                                .is(201)
                                .reference("vm0042-7f3k9q")
                                .create()
                                .is(201)),
                rule(
                        "2.2 references are unique per sales unit only",
                        shop -> shop.create().danish().create().is(201)),
                rule(
                        "2.2 a reference that is taken is 4150",
                        shop -> shop.create().expire().create().refused(409, 4150)));
    }

    private static Stream<Rule> customers() {
        return Stream.of(
                rule(
                        "2.2 userFlow is needed",
                        shop -> shop.createBut("\"userFlow\":\"QR\",", "").invalid("userFlow")),
                rule(
                        "2.2 userFlow is one of four",
                        shop -> shop.createBut("\"QR\"", "\"SEMAPHORE\"").invalid("userFlow")),
                rule(
                        "2.2 PUSH_MESSAGE takes an approval: 5080",
                        shop -> shop.createBut(
                                        "\"userFlow\":\"QR\",\"qrFormat\":{\"format\":\"TEXT/TARGETURL\"}",
                                        "\"userFlow\":\"PUSH_MESSAGE\",\"customer\":{\"phoneNumber\":\"4712345678\"}")
                                .refused(400, 5080)),
                rule(
                        "2.2 a customer may be named by a phone number",
                        shop -> shop.createWith("\"customer\":{\"phoneNumber\":\"4712345678\"}")
                                .is(201)),
                rule(
                        "2.2 a phone number is 9 to 15 digits without +: 4070",
                        shop -> shop.createWith("\"customer\":{\"phoneNumber\":\"+4712345678\"}")
                                .refused(400, 4070)
                                .createWith("\"customer\":{\"phoneNumber\":\"12345678\"}")
                                .refused(400, 4070)
                                .createWith("\"customer\":{\"phoneNumber\":\"1234567890123456\"}")
                                .refused(400, 4070)),
                rule(
                        "2.2 a personal QR has 5 to 255 characters: 4060",
                        shop -> shop.createWith("\"customer\":{\"personalQr\":\"abcd\"}")
                                .refused(400, 4060)
                                .createWith("\"customer\":{\"personalQr\":\"" + "q".repeat(256) + "\"}")
                                .refused(400, 4060)
                                .createWith(
                                        "\"customer\":{\"personalQr\":\"https://qr.vipps.no/28/2/01/031/4712345678\"}")
                                .is(201)),
                rule(
                        "2.2 a customer token comes from a check-in, of which there are none here: 4050",
                        shop -> shop.createWith("\"customer\":{\"customerToken\":\"abc\"}")
                                .refused(400, 4050)),
                rule(
                        "2.2 a customer is named in one way only",
                        shop -> shop.createWith(
                                        "\"customer\":{\"phoneNumber\":\"4712345678\",\"personalQr\":\"https://a.test\"}")
                                .invalid("customer")
                                .createWith("\"customer\":{}")
                                .invalid("customer")),
                rule(
                        "2.2 unknown fields are refused inside customer",
                        shop -> shop.createWith("\"customer\":{\"phoneNumber\":\"4712345678\",\"name\":\"Ada\"}")
                                .invalid("customer.name")),
                rule(
                        "2.2 customerInteraction is one of two",
                        shop -> shop.createBut("CUSTOMER_PRESENT", "CUSTOMER_GONE")
                                .invalid("customerInteraction")),
                rule(
                        "2.2 customerInteraction may be left out",
                        shop -> shop.createBut("\"customerInteraction\":\"CUSTOMER_PRESENT\",", "")
                                .is(201)),
                rule(
                        "2.2 minimumUserAge is 0 to 100",
                        shop -> shop.createWith("\"minimumUserAge\":101")
                                .invalid("minimumUserAge")
                                .createWith("\"minimumUserAge\":-1")
                                .invalid("minimumUserAge")
                                .createWith("\"minimumUserAge\":18")
                                .is(201)),
                rule(
                        "2.2 scopes are words from a list: 4080",
                        shop -> shop.createWith("\"profile\":{\"scope\":\"name shoeSize\"}")
                                .refused(400, 4080)),
                rule(
                        "2.2 nin takes a permission: 5030",
                        shop -> shop.createWith("\"profile\":{\"scope\":\"name nin\"}")
                                .refused(400, 5030)),
                rule(
                        "2.2 the five other scopes are open to all",
                        shop -> shop.createWith("\"profile\":{\"scope\":\"name address email phoneNumber birthDate\"}")
                                .is(201)));
    }

    private static Stream<Rule> urls() {
        return Stream.of(
                rule(
                        "2.2 returnUrl is https or an app's own scheme: 4090",
                        shop -> shop.createWith("\"returnUrl\":\"http://shop.test/\"")
                                .refused(400, 4090)
                                .createWith("\"returnUrl\":\"shop\"")
                                .refused(400, 4090)
                                .createWith("\"returnUrl\":\"https:\"")
                                .refused(400, 4090)
                                .createWith("\"returnUrl\":\"myapp://done\"")
                                .is(201)),
                rule(
                        "2.2 returnUrl has at most 2500 characters",
                        shop -> shop.createWith("\"returnUrl\":\"https://s.test/" + "x".repeat(2486) + "\"")
                                .invalid("returnUrl")
                                .createWith("\"returnUrl\":\"https://s.test/" + "x".repeat(2485) + "\"")
                                .is(201)),
                rule(
                        "2.2 WEB_REDIRECT needs a returnUrl: 4140",
                        shop -> shop.createBut(
                                        "\"userFlow\":\"QR\",\"qrFormat\":{\"format\":\"TEXT/TARGETURL\"}",
                                        "\"userFlow\":\"WEB_REDIRECT\"")
                                .refused(400, 4140)),
                rule(
                        "2.2 receiptUrl is https or an app's own scheme: 4090",
                        shop -> shop.createWith("\"receiptUrl\":\"http://shop.test/r\"")
                                .refused(400, 4090)),
                rule(
                        "2.2 legal links are https or an app's own scheme: 4090",
                        shop -> shop.createWith("\"merchantLegalLinks\":{\"termsOfSaleUrl\":\"http://shop.test/t\"}")
                                .refused(400, 4090)
                                .createWith("\"merchantLegalLinks\":{\"termsOfSaleUrl\":\"https://shop.test/t\","
                                        + "\"privacyPolicyUrl\":\"https://shop.test/p\"}")
                                .is(201)));
    }

    private static Stream<Rule> qr() {
        return Stream.of(
                rule(
                        "2.2 qrFormat may be left out",
                        shop -> shop.createBut("\"qrFormat\":{\"format\":\"TEXT/TARGETURL\"},", "")
                                .is(201)),
                rule(
                        "2.2 qrFormat needs a format",
                        shop -> shop.createBut("\"format\":\"TEXT/TARGETURL\"", "")
                                .invalid("qrFormat.format")),
                rule(
                        "2.2 qrFormat.format is one of three",
                        shop -> shop.createBut("TEXT/TARGETURL", "IMAGE/GIF").invalid("qrFormat.format")),
                rule(
                        "2.2 qrFormat.size is 100 to 2000",
                        shop -> shop.createBut("\"TEXT/TARGETURL\"", "\"IMAGE/PNG\",\"size\":99")
                                .invalid("qrFormat.size")
                                .createBut("\"TEXT/TARGETURL\"", "\"IMAGE/PNG\",\"size\":2001")
                                .invalid("qrFormat.size")
                                .createBut("\"TEXT/TARGETURL\"", "\"IMAGE/PNG\",\"size\":2000")
                                .is(201)),
                rule(
                        "2.2 qrFormat is for QR only",
                        shop -> shop.createBut("\"QR\"", "\"NATIVE_REDIRECT\"").invalid("qrFormat")));
    }

    private static Stream<Rule> texts() {
        return Stream.of(
                rule(
                        "2.2 paymentDescription has 3 to 100 characters",
                        shop -> shop.createBut("Cola 0.5 l", "Co")
                                .invalid("paymentDescription")
                                .createBut("Cola 0.5 l", "C".repeat(101))
                                .invalid("paymentDescription")
                                .createBut("Cola 0.5 l", "C".repeat(100))
                                .is(201)),
                rule(
                        "2.2 metadata has at most five pairs: 4100",
                        shop -> shop.createBut(
                                        "\"machineId\":\"VM0042\"",
                                        "\"a\":\"1\",\"b\":\"2\",\"c\":\"3\",\"d\":\"4\",\"e\":\"5\",\"f\":\"6\"")
                                .refused(400, 4100)
                                .createBut(
                                        "\"machineId\":\"VM0042\"",
                                        "\"a\":\"1\",\"b\":\"2\",\"c\":\"3\",\"d\":\"4\",\"e\":\"5\"")
                                .is(201)),
                rule(
                        "2.2 metadata names no key twice: 4110",
                        shop -> shop.createBut("\"machineId\":\"VM0042\"", "\"a\":\"1\",\"a\":\"2\"")
                                .refused(400, 4110)),
                rule(
                        "2.2 metadata's keys have at most 100 characters: 4120",
                        shop -> shop.createBut("machineId", "k".repeat(101))
                                .refused(400, 4120)
                                .createBut("machineId", "k".repeat(100))
                                .is(201)),
                rule(
                        "2.2 metadata's values have at most 500 characters: 4130",
                        shop -> shop.createBut("\"VM0042\"", "\"" + "v".repeat(501) + "\"")
                                .refused(400, 4130)
                                .createBut("\"VM0042\"", "\"" + "v".repeat(500) + "\"")
                                .is(201)),
                rule(
                        "2.2 metadata's values are strings",
                        shop -> shop.createBut("\"VM0042\"", "42")
                                .invalid("metadata.machineId")
                                .createBut("\"VM0042\"", "null")
                                .invalid("metadata.machineId")));
    }

    private static Stream<Rule> expiry() {
        return Stream.of(
                rule(
                        "2.2 expiresAt within ten minutes is 6120",
                        shop -> shop.createWith(in(Duration.ofMinutes(9))).refused(400, 6120)),
                rule(
                        "2.2 expiresAt after 60 days is 6110",
                        shop -> shop.createWith(in(Duration.ofDays(61))).refused(400, 6110)),
                rule(
                        "2.2 a long-living payment needs a receipt: 6130",
                        shop -> shop.createWith(in(Duration.ofDays(1))).refused(400, 6130)),
                rule(
                        "2.2 long-living payments take an approval: 5050",
                        shop -> shop.createWith(in(Duration.ofDays(1)) + ",\"receipt\":" + Bodies.receipt())
                                .refused(400, 5050)),
                rule(
                        "2.2 expiresAt is RFC 3339 with an offset",
                        shop -> shop.createWith("\"expiresAt\":\"2026-12-01T12:00:00\"")
                                .invalid("expiresAt")));
    }

    private static Stream<Rule> others() {
        return Stream.of(
                rule(
                        "2.2 a receipt may come with it",
                        shop -> shop.createWith("\"receipt\":" + Bodies.receipt())
                                .is(201)),
                rule(
                        "2.2 a receipt keeps Order Management's rules",
                        shop -> shop.createWith(
                                        "\"receipt\":" + Bodies.receipt().replace("326", "325"))
                                .invalid("receipt.orderLines[0].totalTaxAmount")),
                rule(
                        "2.2 Express is not for this sales unit: 5020",
                        shop -> shop.createWith("\"shipping\":{}").refused(400, 5020)),
                rule(
                        "2.2 card pass-through details are for PSPs: 4160",
                        shop -> shop.createWith("\"cardPassthrough\":{}").refused(400, 4160)),
                rule(
                        "2.2 airline data must be complete",
                        shop -> shop.createWith("\"industryData\":{\"airlineData\":{\"airlineCode\":\"074\"}}")
                                .invalid("industryData.airlineData.passengerName")),
                rule(
                        "2.1 unknown fields are refused at the top",
                        shop -> shop.createWith("\"surprise\":1").invalid("surprise")),
                rule(
                        "2.1 and at every depth",
                        shop -> shop.createWith("\"receipt\":"
                                        + Bodies.receipt().replace("\"quantity\"", "\"colour\":\"red\",\"quantity\""))
                                .invalid("receipt.orderLines[0].unitInfo.colour")),
                rule(
                        "2.2 null counts as absent where a field may be left out",
                        shop -> shop.createWith("\"receiptUrl\":null,\"minimumUserAge\":null")
                                .is(201)),
                rule(
                        "2.2 a body is one JSON object",
                        shop -> shop.createAs("[]")
                                .is(400)
                                .createAs("{\"amount\":")
                                .is(400)
                                .createAs("")
                                .is(400)),
                rule(
                        "2.2 several findings are told together",
                        shop -> shop.createAs("{}")
                                .invalid("amount")
                                .invalid("paymentMethod")
                                .invalid("reference")
                                .invalid("userFlow")),
                rule(
                        "2.2 the sheet's own example is taken",
                        shop -> shop.createAs("""
                                {"amount":{"currency":"NOK","value":2500},"paymentMethod":{"type":"WALLET"},
                                 "customerInteraction":"CUSTOMER_PRESENT","userFlow":"QR",
                                 "qrFormat":{"format":"IMAGE/PNG","size":600},"reference":"vm0042-7f3k9q-1",
                                 "returnUrl":"https://pay.example.test/done?ref=vm0042-7f3k9q-1",
                                 "paymentDescription":"Cola 0.5 l, machine 42",
                                 "receipt":{"orderLines":[{"name":"Cola 0.5 l","id":"SKU-17","totalAmount":2500,
                                 "totalAmountExcludingTax":2174,"totalTaxAmount":326,"taxRate":1500}],
                                 "bottomLine":{"currency":"NOK","posId":"vm0042","receiptNumber":"7f3k9q"}},
                                 "metadata":{"machineId":"vm0042"}}""").is(201)));
    }

    private static String in(Duration duration) {
        return "\"expiresAt\":\"" + Instant.now().plus(duration) + "\"";
    }
}
