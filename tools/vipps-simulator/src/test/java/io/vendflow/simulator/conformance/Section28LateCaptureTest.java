package io.vendflow.simulator.conformance;

import static io.vendflow.simulator.conformance.Rule.rule;

import java.util.stream.Stream;

/** What becomes of a reservation that nobody captures. */
class Section28LateCaptureTest extends Conformance {

    @Override
    Stream<Rule> rules() {
        return Stream.of(
                rule(
                        "2.8 Norway: let go by itself after 180 days",
                        shop -> shop.create()
                                .approve()
                                .daysLater(179)
                                .sums(2500, 0, 0, 0)
                                .daysLater(2)
                                .sums(2500, 2500, 0, 0)
                                .log("CREATED", "AUTHORIZED", "CANCELLED")
                                .state("AUTHORIZED")),
                rule(
                        "2.8 Denmark: after 14",
                        shop -> shop.danish()
                                .create()
                                .approve()
                                .daysLater(13)
                                .sums(2500, 0, 0, 0)
                                .daysLater(2)
                                .sums(2500, 2500, 0, 0)),
                rule(
                        "2.8 Finland: after 14",
                        shop -> shop.finnish()
                                .create()
                                .approve()
                                .daysLater(15)
                                .sums(2500, 2500, 0, 0)
                                .capture(2500)
                                .refused(400, 6100)
                                .cancel()
                                .refused(400, 6030)),
                rule(
                        "2.8 what was captured stays so, and can be refunded",
                        shop -> shop.finnish()
                                .create()
                                .approve()
                                .capture(1000)
                                .daysLater(15)
                                .sums(2500, 1500, 1000, 0)
                                .refund(1000)
                                .is(200)));
    }
}
