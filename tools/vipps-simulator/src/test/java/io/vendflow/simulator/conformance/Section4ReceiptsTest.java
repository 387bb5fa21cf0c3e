package io.vendflow.simulator.conformance;

import static io.vendflow.simulator.conformance.Rule.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

/** Section 4: receipts in Order Management, as far as a payment's own receipt goes. */
class Section4ReceiptsTest extends Conformance {

    private static final String RECEIPTS = "/order-management/v2/ecom/receipts/" + Shop.REFERENCE;
    private static final String ORDER = "/order-management/v2/ecom/" + Shop.REFERENCE;

    @Override
    Stream<Rule> rules() {
        return Stream.concat(behaviour(), limits());
    }

    private static Stream<Rule> behaviour() {
        return Stream.of(
                rule(
                        "4.1 a receipt is 201 with a uuid as its body",
                        shop -> shop.post(RECEIPTS, Bodies.receipt())
                                .is(201)
                                .matches("", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")),
                rule(
                        "4.1 get shows it",
                        shop -> shop.post(RECEIPTS, Bodies.receipt())
                                .call("GET", ORDER, "")
                                .is(200)
                                .lacks("/category")
                                .shows("/receipt/orderLines/0/totalTaxAmount", 326)),
                rule(
                        "4.1 no receipt is 404",
                        shop -> shop.call("GET", ORDER, "").is(404)),
                rule(
                        "4.1 the path's type may be written in any case",
                        shop -> shop.post(RECEIPTS.replace("ecom", "eCom"), Bodies.receipt())
                                .is(201)),
                rule(
                        "4.1 but must be known",
                        shop -> shop.post(RECEIPTS.replace("ecom", "shop"), Bodies.receipt())
                                .is(400)),
                rule(
                        "4.3 the order need not exist",
                        shop -> shop.post(RECEIPTS, Bodies.receipt()).is(201)),
                rule(
                        "4.3 once only: a second one is 409",
                        shop -> shop.post(RECEIPTS, Bodies.receipt())
                                .post(RECEIPTS, Bodies.receipt())
                                .is(409)),
                rule(
                        "4.3 one in the create is stored already",
                        shop -> shop.createWith("\"receipt\":" + Bodies.receipt())
                                .post(RECEIPTS, Bodies.receipt())
                                .is(409)),
                rule(
                        "4.3 one of another sales unit is another",
                        shop -> shop.post(RECEIPTS, Bodies.receipt())
                                .danish()
                                .post(RECEIPTS, Bodies.receipt())
                                .is(201)),
                rule("4.3 errors are JSON, no problem details", shop -> {
                    shop.post(RECEIPTS, "{}").is(400).has("/invalidParams/0/reason");
                    assertThat(shop.answer().contentType()).isEqualTo("application/json");
                }));
    }

    private static Stream<Rule> limits() {
        return Stream.of(
                refuses("4.2 at least one line", "\"orderLines\":[", "\"orderLines\":[],\"lines\":["),
                refuses("4.2 bottomLine is needed", "\"bottomLine\"", "\"topLine\""),
                refuses("4.2 a line has a name", "\"name\":\"Cola 0.5 l\",", ""),
                refuses("4.2 a line has an id", "\"id\":\"COLA05\",", ""),
                refuses("4.2 a line has a total", "\"totalAmount\":2500,", ""),
                refuses("4.2 tax is total minus net, to the unit", "326", "325"),
                refuses("4.2 amounts are not negative", "\"totalAmount\":2500", "\"totalAmount\":-2500"),
                refuses("4.2 taxRate or taxPercentage is needed", ",\"taxRate\":1500", ""),
                refuses("4.2 taxRate is at most 10000", "\"taxRate\":1500", "\"taxRate\":10001"),
                takes("4.2 taxPercentage instead, although deprecated", "\"taxRate\":1500", "\"taxPercentage\":15"),
                refuses("4.2 unitInfo has a price", "\"unitPrice\":2500,", ""),
                refuses("4.2 a quantity is a string", "\"quantity\":\"1\"", "\"quantity\":1"),
                refuses("4.2 a quantity has at most 8 decimals", "\"quantity\":\"1\"", "\"quantity\":\"1.123456789\""),
                takes("4.2 a quantity may have decimals", "\"quantity\":\"1\"", "\"quantity\":\"0.5\""),
                refuses("4.2 units are from a list", "\"PCS\"", "\"BOTTLE\""),
                refuses("4.2 the bottom line has a currency", "\"currency\":\"NOK\",", ""),
                refuses("4.2 currencies are NOK, DKK, EUR", "\"NOK\"", "\"SEK\""),
                refuses("4.2 tips are not negative", "\"posId\"", "\"tipAmount\":-1,\"posId\""),
                refuses(
                        "4.2 barcodes are checked",
                        "\"posId\"",
                        "\"barcode\":{\"format\":\"EAN-13\",\"data\":\"4006381333930\"},\"posId\""),
                takes(
                        "4.2 a right barcode",
                        "\"posId\"",
                        "\"barcode\":{\"format\":\"EAN-13\",\"data\":\"4006381333931\"},\"posId\""),
                refuses("2.1 unknown fields are refused in a line", "\"name\"", "\"colour\":\"red\",\"name\""),
                refuses("2.1 and in the bottom line", "\"posId\"", "\"colour\":\"red\",\"posId\""));
    }

    private static Rule refuses(String name, String right, String wrong) {
        return rule(
                name,
                shop -> shop.post(RECEIPTS, Bodies.receipt().replace(right, wrong))
                        .is(400)
                        .has("/invalidParams/0/name"));
    }

    private static Rule takes(String name, String right, String other) {
        return rule(
                name,
                shop -> shop.post(RECEIPTS, Bodies.receipt().replace(right, other))
                        .is(201));
    }
}
