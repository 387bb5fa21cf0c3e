package io.vendflow.simulator.conformance;

import static io.vendflow.simulator.conformance.Rule.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;

/** Section 1.6, with what section 9 of the design settles. */
class Section16IdempotencyTest extends Conformance {

    private static final String FIFTY = "k".repeat(50);

    @Override
    Stream<Rule> rules() {
        return Stream.concat(keys(), memory());
    }

    private static Stream<Rule> keys() {
        return Stream.of(
                rule(
                        "1.6 a key has at most 50 characters",
                        shop -> shop.key(FIFTY)
                                .create()
                                .is(201)
                                .key(FIFTY + "k")
                                .cancel()
                                .invalid("Idempotency-Key")),
                rule("1.6 create needs a key", shop -> shop.key("none").create().invalid("Idempotency-Key")),
                rule(
                        "1.6 capture needs a key",
                        shop -> shop.create().approve().key("none").capture(1).invalid("Idempotency-Key")),
                rule(
                        "1.6 refund needs a key",
                        shop -> shop.create().approve().key("none").refund(1).invalid("Idempotency-Key")),
                rule(
                        "1.6 cancel does not",
                        shop -> shop.create().key("none").cancel().is(200)),
                rule(
                        "1.6 a key of two sales units is two keys",
                        shop -> shop.key("k")
                                .create()
                                .danish()
                                .key("k")
                                .create()
                                .is(201)));
    }

    private static Stream<Rule> memory() {
        return Stream.of(
                rule("1.6 create with the same key and body is done once and answered alike", shop -> {
                    String first = shop.key("k").create().is(201).answer().text();
                    assertThat(shop.key("k").create().is(201).answer().text()).isEqualTo(first);
                    shop.log("CREATED");
                }),
                rule(
                        "1.6 capture with the same key and body takes money once",
                        shop -> shop.create()
                                .approve()
                                .key("k")
                                .capture(1000)
                                .key("k")
                                .capture(1000)
                                .is(200)
                                .shows("/aggregate/capturedAmount/value", 1000)
                                .sums(2500, 0, 1000, 0)),
                rule(
                        "1.6 refund with the same key and body gives back once",
                        shop -> shop.create()
                                .approve()
                                .capture(2500)
                                .key("k")
                                .refund(1000)
                                .key("k")
                                .refund(1000)
                                .is(200)
                                .sums(2500, 0, 2500, 1000)),
                rule(
                        "1.6 a repeated cancel with the same key answers as the first",
                        shop -> shop.create()
                                .key("k")
                                .cancel()
                                .key("k")
                                .cancel()
                                .is(200)),
                rule(
                        "1.6 the order of a body's fields makes no other body",
                        shop -> shop.create()
                                .approve()
                                .key("k")
                                .capture(1000)
                                .key("k")
                                .adjust("capture", "{\"modificationAmount\": {\"value\": 1000, \"currency\": \"NOK\"}}")
                                .is(200)),
                rule(
                        "1.6 create with a used key and another body is 409 with 4020",
                        shop -> shop.key("k")
                                .create()
                                .key("k")
                                .createBut("Cola 0.5 l", "Cola 0.3 l")
                                .refused(409, 4020)),
                rule(
                        "1.6 capture with a used key and another body is 409 with 4010",
                        shop -> shop.create()
                                .approve()
                                .key("k")
                                .capture(1000)
                                .key("k")
                                .capture(1001)
                                .refused(409, 4010)),
                rule(
                        "1.6 refund with a used key and another body is 409 with 4150",
                        shop -> shop.create()
                                .approve()
                                .capture(2500)
                                .key("k")
                                .refund(1000)
                                .key("k")
                                .refund(1001)
                                .refused(409, 4150)),
                rule(
                        "1.6 a key used by another operation is 409 with 4020",
                        shop -> shop.create()
                                .approve()
                                .key("k")
                                .capture(1000)
                                .key("k")
                                .refund(1000)
                                .refused(409, 4020)),
                rule(
                        "1.6 a key used for another reference is 409 with 4020",
                        shop -> shop.key("k")
                                .create()
                                .reference("VM0042-OTHER")
                                .key("k")
                                .create()
                                .refused(409, 4020)),
                rule(
                        "1.6 a second create with the reference and another key is 409 with 4150",
                        shop -> shop.create().create().refused(409, 4150)),
                rule(
                        "1.6 a refusal in the wrong state sticks to its key",
                        shop -> shop.create()
                                .key("k")
                                .capture(2500)
                                .refused(400, 6080)
                                .approve()
                                .key("k")
                                .capture(2500)
                                .refused(400, 6080)
                                .capture(2500)
                                .is(200)),
                rule(
                        "1.6 a validation error sticks to its key",
                        shop -> shop.create()
                                .approve()
                                .key("k")
                                .adjust("capture", "{}")
                                .invalid("modificationAmount")
                                .key("k")
                                .adjust("capture", "{}")
                                .invalid("modificationAmount")
                                .key("k")
                                .capture(2500)
                                .refused(409, 4010)),
                rule(
                        "1.6 404 does not stick",
                        shop -> shop.key("k")
                                .cancel()
                                .refused(404, 5090)
                                .create()
                                .key("k")
                                .cancel()
                                .is(200)),
                rule(
                        "1.6 423 does not stick",
                        shop -> shop.create()
                                .inThreeDSecure(Duration.ofSeconds(30))
                                .key("k")
                                .cancel()
                                .refused(423, 6250)
                                .later(Duration.ofSeconds(31))
                                .key("k")
                                .cancel()
                                .is(200)),
                rule(
                        "1.6 401 does not stick",
                        shop -> shop.create()
                                .approve()
                                .with("Merchant-Serial-Number", "654321")
                                .key("k")
                                .capture(1000)
                                .gateway(403)
                                .without("Merchant-Serial-Number")
                                .key("k")
                                .capture(1000)
                                .is(200)),
                rule(
                        "1.6 keys are kept; nobody knows for how long, so for ever",
                        shop -> shop.create()
                                .approve()
                                .key("k")
                                .capture(1000)
                                .daysLater(100)
                                .key("k")
                                .capture(1000)
                                .is(200)
                                .sums(2500, 0, 1000, 0)));
    }
}
