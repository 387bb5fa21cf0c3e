package io.vendflow.simulator.conformance;

import static io.vendflow.simulator.conformance.Rule.rule;

import java.time.Duration;
import java.util.stream.Stream;

/** Section 2.7: capture, cancel and refund, and all that they are refused for. */
class Section27AdjustmentsTest extends Conformance {

    @Override
    Stream<Rule> rules() {
        return Stream.of(answers(), captures(), cancels(), refunds()).flatMap(rules -> rules);
    }

    private static Stream<Rule> answers() {
        return Stream.of(
                rule("2.7 an adjustment answers with amount, state, sums, pspReference and reference", shop -> {
                    String psp = shop.create().approve().get().text("/pspReference");
                    shop.capture(1000)
                            .is(200)
                            .header("Content-Type", "application/json")
                            .shows("/amount/value", 2500)
                            .shows("/state", "AUTHORIZED")
                            .shows("/aggregate/capturedAmount/value", 1000)
                            .shows("/pspReference", psp)
                            .shows("/reference", Shop.REFERENCE);
                }),
                rule(
                        "2.7 an unknown payment is 404 with 5090",
                        shop -> shop.capture(1)
                                .refused(404, 5090)
                                .cancel()
                                .refused(404, 5090)
                                .refund(1)
                                .refused(404, 5090)),
                rule(
                        "2.7 modificationAmount is needed",
                        shop -> shop.create()
                                .approve()
                                .adjust("capture", "{}")
                                .invalid("modificationAmount")
                                .adjust("refund", "{}")
                                .invalid("modificationAmount")),
                rule(
                        "2.7 modificationAmount has value and currency",
                        shop -> shop.create()
                                .approve()
                                .adjust("capture", "{\"modificationAmount\":{\"value\":1}}")
                                .invalid("modificationAmount.currency")
                                .adjust("capture", "{\"modificationAmount\":{\"currency\":\"NOK\"}}")
                                .invalid("modificationAmount.value")),
                rule(
                        "2.7 the currency is the payment's",
                        shop -> shop.create()
                                .approve()
                                .adjust("capture", Bodies.modification(1, "EUR"))
                                .refused(400, 5040)),
                rule(
                        "2.7 decimals are 4040",
                        shop -> shop.create()
                                .approve()
                                .adjust("capture", "{\"modificationAmount\":{\"currency\":\"NOK\",\"value\":10.5}}")
                                .refused(400, 4040)),
                rule(
                        "2.7 unknown fields are refused",
                        shop -> shop.create()
                                .approve()
                                .adjust(
                                        "capture",
                                        "{\"modificationAmount\":{\"currency\":\"NOK\",\"value\":1},\"text\":\"x\"}")
                                .invalid("text")
                                .cancel("{\"reason\":\"x\"}")
                                .invalid("reason")));
    }

    private static Stream<Rule> captures() {
        return Stream.of(
                rule(
                        "2.7 capture in parts, up to what is authorized",
                        shop -> shop.create()
                                .approve()
                                .capture(1000)
                                .is(200)
                                .capture(1500)
                                .is(200)
                                .sums(2500, 0, 2500, 0)),
                rule(
                        "2.7 capture before approval is 400 with 6080",
                        shop -> shop.create().capture(2500).refused(400, 6080)),
                rule(
                        "2.7 capture of more than authorized is 6090",
                        shop -> shop.create().approve().capture(2501).refused(400, 6090)),
                rule(
                        "2.7 capture of more than is left is 6090",
                        shop -> shop.create()
                                .approve()
                                .capture(2000)
                                .capture(501)
                                .refused(400, 6090)),
                rule(
                        "2.7 capture after cancel is 6070",
                        shop -> shop.create().approve().cancel().capture(2500).refused(400, 6070)),
                rule(
                        "2.7 capture of a terminated payment is 6070",
                        shop -> shop.create().cancel().capture(2500).refused(400, 6070)),
                rule(
                        "2.7 capture of the cancelled rest is 6070",
                        shop -> shop.create()
                                .approve()
                                .capture(1000)
                                .cancel()
                                .capture(1)
                                .refused(400, 6070)),
                rule(
                        "2.7 capture when all is captured is 6170",
                        shop -> shop.create()
                                .approve()
                                .capture(2500)
                                .capture(2500)
                                .refused(400, 6170)),
                rule(
                        "2.7 capture of an aborted payment is 6200",
                        shop -> shop.create().decline().capture(2500).refused(400, 6200)),
                rule(
                        "2.7 capture of an expired payment is 6200",
                        shop -> shop.create().expire().capture(2500).refused(400, 6200)),
                rule(
                        "2.7 capture of nothing is 4040",
                        shop -> shop.create().approve().capture(0).refused(400, 4040)),
                rule(
                        "2.7 partial capture must be enabled in Denmark: 6140",
                        shop -> shop.danish()
                                .create()
                                .approve()
                                .capture(2400)
                                .refused(400, 6140)
                                .capture(2500)
                                .is(200)),
                rule(
                        "2.7 and is, for the Finnish unit",
                        shop -> shop.finnish().create().approve().capture(2400).is(200)));
    }

    private static Stream<Rule> cancels() {
        return Stream.of(
                rule(
                        "2.7 cancel before approval terminates",
                        shop -> shop.create().cancel().is(200).shows("/state", "TERMINATED")),
                rule(
                        "2.7 cancel after approval lets the whole rest go",
                        shop -> shop.create()
                                .approve()
                                .capture(1000)
                                .cancel()
                                .is(200)
                                .shows("/state", "AUTHORIZED")
                                .shows("/aggregate/cancelledAmount/value", 1500)),
                rule(
                        "2.7 cancel takes no body, or the flag",
                        shop -> shop.create()
                                .cancel("{\"cancelTransactionOnly\":false}")
                                .is(200)),
                rule(
                        "2.7 an empty object will do",
                        shop -> shop.create().cancel("{}").is(200)),
                rule(
                        "2.7 the flag is true or false",
                        shop -> shop.create()
                                .cancel("{\"cancelTransactionOnly\":\"no\"}")
                                .invalid("cancelTransactionOnly")),
                rule(
                        "2.7 cancelTransactionOnly cancels before approval",
                        shop -> shop.create()
                                .cancel("{\"cancelTransactionOnly\":true}")
                                .is(200)
                                .state("TERMINATED")),
                rule(
                        "2.7 cancelTransactionOnly after approval is 6060",
                        shop -> shop.create()
                                .approve()
                                .cancel("{\"cancelTransactionOnly\":true}")
                                .refused(400, 6060)
                                .sums(2500, 0, 0, 0)),
                rule(
                        "2.7 cancel when all is captured is 6040",
                        shop -> shop.create().approve().capture(2500).cancel().refused(400, 6040)),
                rule(
                        "2.7 cancel while the customer is in 3-D Secure is 423 with 6250",
                        shop -> shop.create()
                                .inThreeDSecure(Duration.ofSeconds(30))
                                .cancel()
                                .refused(423, 6250)
                                .state("CREATED")),
                rule(
                        "2.7 a second cancel after approval is 6050",
                        shop -> shop.create().approve().cancel().cancel().refused(400, 6050)),
                rule(
                        "2.7 a second cancel before approval is 6190",
                        shop -> shop.create().cancel().cancel().refused(400, 6190)),
                rule(
                        "2.7 cancel of an aborted payment is 6190",
                        shop -> shop.create().decline().cancel().refused(400, 6190)),
                rule(
                        "2.7 cancel of an expired payment is 6190",
                        shop -> shop.create().expire().cancel().refused(400, 6190)));
    }

    private static Stream<Rule> refunds() {
        return Stream.of(
                rule(
                        "2.7 refund in parts, up to what is captured",
                        shop -> shop.create()
                                .approve()
                                .capture(2000)
                                .refund(500)
                                .is(200)
                                .refund(1500)
                                .is(200)
                                .sums(2500, 0, 2000, 2000)),
                rule(
                        "2.7 refund before reservation is 6020",
                        shop -> shop.create().refund(1).refused(400, 6020)),
                rule(
                        "2.7 refund of more than is captured is 6150",
                        shop -> shop.create()
                                .approve()
                                .capture(1000)
                                .refund(1001)
                                .refused(400, 6150)),
                rule(
                        "2.7 refund when nothing is captured is 6150",
                        shop -> shop.create().approve().refund(1).refused(400, 6150)),
                rule(
                        "2.7 refund when all is refunded is 6180",
                        shop -> shop.create()
                                .approve()
                                .capture(1000)
                                .refund(1000)
                                .refund(1)
                                .refused(400, 6180)),
                rule(
                        "2.7 refund of a terminated, aborted or expired payment is 6210",
                        shop -> shop.create()
                                .cancel()
                                .refund(1)
                                .refused(400, 6210)
                                .reference("VM0042-ABORTED")
                                .create()
                                .decline()
                                .refund(1)
                                .refused(400, 6210)
                                .reference("VM0042-EXPIRED")
                                .create()
                                .expire()
                                .refund(1)
                                .refused(400, 6210)),
                rule(
                        "2.7 refund after the rest was cancelled",
                        shop -> shop.create()
                                .approve()
                                .capture(1000)
                                .cancel()
                                .refund(1000)
                                .is(200)
                                .sums(2500, 1500, 1000, 1000)));
    }
}
