package io.vendflow.simulator.conformance;

import static io.vendflow.simulator.conformance.Rule.rule;

import java.time.Duration;
import java.util.stream.Stream;

/** Sections 2.8 to 2.10: deadlines by market, the state machine, force approve and the amounts that fail on purpose. */
class Section28LimitsAndStatesTest extends Conformance {

    @Override
    Stream<Rule> rules() {
        return Stream.of(limits(), states(), forceApprove(), testAmounts()).flatMap(rules -> rules);
    }

    private static Stream<Rule> limits() {
        return Stream.of(
                rule(
                        "2.8 a customer has ten minutes",
                        shop -> shop.create()
                                .later(Duration.ofSeconds(590))
                                .state("CREATED")
                                .later(Duration.ofSeconds(10))
                                .state("EXPIRED")),
                rule(
                        "2.8 in Norway a capture is taken for 180 days",
                        shop -> shop.create()
                                .approve()
                                .daysLater(179)
                                .capture(2500)
                                .is(200)),
                rule(
                        "2.8 a refund is taken for 365 days, counted from the reservation",
                        shop -> shop.create()
                                .approve()
                                .capture(2500)
                                .daysLater(364)
                                .refund(1000)
                                .is(200)
                                .daysLater(2)
                                .refund(1000)
                                .refused(400, 6220)),
                rule(
                        "2.8 captures end after 14 days in Denmark",
                        shop -> shop.danish()
                                .create()
                                .approve()
                                .daysLater(15)
                                .capture(2500)
                                .is(400)),
                rule(
                        "2.8 captures end after 14 days in Finland",
                        shop -> shop.finnish()
                                .create()
                                .approve()
                                .daysLater(13)
                                .capture(1000)
                                .is(200)
                                .daysLater(2)
                                .capture(1000)
                                .is(400)));
    }

    private static Stream<Rule> states() {
        return Stream.of(
                rule(
                        "2.9 the customer's yes is AUTHORIZED, and stays so",
                        shop -> shop.create()
                                .approve()
                                .capture(1000)
                                .cancel()
                                .refund(1000)
                                .state("AUTHORIZED")
                                .later(Duration.ofDays(1))
                                .state("AUTHORIZED")),
                rule(
                        "2.9 the customer's no is ABORTED, and final",
                        shop -> shop.create()
                                .decline()
                                .state("ABORTED")
                                .approve()
                                .refused(400, 10020)
                                .later(Duration.ofMinutes(11))
                                .state("ABORTED")),
                rule(
                        "2.9 EXPIRED is final",
                        shop -> shop.create()
                                .expire()
                                .approve()
                                .refused(400, 10020)
                                .state("EXPIRED")),
                rule(
                        "2.9 TERMINATED is final",
                        shop -> shop.create()
                                .cancel()
                                .approve()
                                .refused(400, 10020)
                                .later(Duration.ofMinutes(11))
                                .state("TERMINATED")),
                rule(
                        "2.9 a declined card does not end a payment",
                        shop -> shop.worth(182)
                                .create()
                                .approve()
                                .refused(400, 10010)
                                .state("CREATED")));
    }

    private static Stream<Rule> forceApprove() {
        return Stream.of(
                rule(
                        "2.10 force approve is 200 and empty",
                        shop -> shop.create().approve().is(200).lacks("/state")),
                rule(
                        "2.10 it takes a phone number",
                        shop -> shop.create()
                                .approve("{\"customer\":{\"phoneNumber\":\"4712345678\"}}")
                                .is(200)),
                rule("2.10 it takes the token of the link", shop -> {
                    String url = shop.create().text("/redirectUrl");
                    shop.approve("{\"token\":\"" + url.substring(url.indexOf('=') + 1) + "\"}")
                            .is(200);
                }),
                rule("2.10 but not another payment's", shop -> {
                    String url = shop.create().text("/redirectUrl");
                    shop.reference("VM0042-OTHER")
                            .create()
                            .approve("{\"token\":\"" + url.substring(url.indexOf('=') + 1) + "\"}")
                            .refused(404, 5090);
                }),
                rule(
                        "2.10 a customer is named in one way",
                        shop -> shop.create()
                                .approve("{\"customer\":{}}")
                                .invalid("customer")
                                .approve("{\"customer\":{\"phoneNumber\":\"47\"}}")
                                .invalid("customer.phoneNumber")),
                rule(
                        "2.10 unknown fields are refused",
                        shop -> shop.create().approve("{\"pin\":\"1234\"}").invalid("pin")),
                rule(
                        "2.10 a second approval is 400 with 6230",
                        shop -> shop.create().approve().approve().refused(400, 6230)),
                rule("2.10 an unknown payment is 404", shop -> shop.approve().refused(404, 5090)));
    }

    private static Stream<Rule> testAmounts() {
        Stream<Rule> everywhere = Stream.of(151, 182, 183, 184, 186, 187, 201)
                .map(amount -> rule(
                        "2.10 the amount " + amount + " is refused",
                        shop -> shop.worth(amount).create().approve().refused(400, 10010)));
        Stream<Rule> norwegian = Stream.of(197, 202)
                .map(amount -> rule(
                        "2.10 the amount " + amount + " is refused in Norway only",
                        shop -> shop.worth(amount)
                                .create()
                                .approve()
                                .refused(400, 10010)
                                .danish()
                                .create()
                                .approve()
                                .is(200)));
        Stream<Rule> others = Stream.of(
                rule(
                        "2.10 nobody knows the result of 201 for an hour",
                        shop -> shop.worth(201)
                                .create()
                                .approve()
                                .refused(400, 10010)
                                .cancel()
                                .refused(423, 6250)
                                .later(Duration.ofMinutes(59))
                                .state("CREATED")
                                .later(Duration.ofMinutes(2))
                                .state("EXPIRED")),
                rule(
                        "2.10 a refund of 123 finds no account",
                        shop -> shop.create()
                                .approve()
                                .capture(2500)
                                .refund(123)
                                .refused(400, 5100)),
                rule(
                        "2.10 a refund of 124 is too late",
                        shop -> shop.create()
                                .approve()
                                .capture(2500)
                                .refund(124)
                                .refused(400, 6220)));
        return Stream.of(everywhere, norwegian, others).flatMap(rules -> rules);
    }
}
