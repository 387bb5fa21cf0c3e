package io.vendflow.simulator.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What triggers which number (facts sheet 2.7, 2.10, 2.11), and that a refusal changes nothing. */
class LedgerRefusalTest {

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("refusals")
    void refusesWithTheNumberOfTheCase(String story, int number, Function<LedgerFixture, Outcome> steps) {
        LedgerFixture fixture = new LedgerFixture();
        Outcome last = steps.apply(fixture);
        assertThat(last)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isInstanceOfSatisfying(
                                        Refusal.Coded.class,
                                        coded -> assertThat(coded.code().number())
                                                .isEqualTo(number)));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("reference taken", 4150, steps(f -> f.create(500), f -> f.create(500))),
                Arguments.of("no such payment", 5090, steps(f -> f.capture(500))),
                Arguments.of("capture before approval", 6080, steps(f -> f.create(500), f -> f.capture(500))),
                Arguments.of(
                        "capture of terminated", 6070, steps(f -> f.create(500), f -> f.cancel(), f -> f.capture(500))),
                Arguments.of(
                        "capture of declined",
                        6200,
                        steps(f -> f.create(500), f -> f.ledger.decline(f.id), f -> f.capture(500))),
                Arguments.of("capture too high", 6090, reserved(f -> f.capture(501))),
                Arguments.of("capture of more than is left", 6090, reserved(f -> f.capture(400), f -> f.capture(101))),
                Arguments.of("capture after cancel", 6070, reserved(f -> f.cancel(), f -> f.capture(500))),
                Arguments.of(
                        "capture of the cancelled rest",
                        6070,
                        reserved(f -> f.capture(100), f -> f.cancel(), f -> f.capture(1))),
                Arguments.of("capture twice", 6170, reserved(f -> f.capture(500), f -> f.capture(500))),
                Arguments.of("capture of nothing", 4040, reserved(f -> f.capture(0))),
                Arguments.of("capture too late", 6100, reserved(later(Duration.ofDays(181)), f -> f.capture(500))),
                Arguments.of(
                        "partial capture where it is off",
                        6140,
                        steps(f -> f.create(500, LedgerFixture.DENMARK), f -> f.approve(), f -> f.capture(499))),
                Arguments.of(
                        "capture too late in Denmark",
                        6100,
                        steps(
                                f -> f.create(500, LedgerFixture.DENMARK),
                                f -> f.approve(),
                                later(Duration.ofDays(15)),
                                f -> f.capture(500))),
                Arguments.of("cancel of captured", 6040, reserved(f -> f.capture(500), f -> f.cancel())),
                Arguments.of("cancel twice after approval", 6050, reserved(f -> f.cancel(), f -> f.cancel())),
                Arguments.of(
                        "cancel twice before approval",
                        6190,
                        steps(f -> f.create(500), f -> f.cancel(), f -> f.cancel())),
                Arguments.of(
                        "cancel of expired",
                        6190,
                        steps(f -> f.create(500), later(Deadlines.APPROVAL), f -> f.cancel())),
                Arguments.of("cancel too late", 6030, reserved(later(Duration.ofDays(181)), f -> f.cancel())),
                Arguments.of("cancel of the transaction only", 6060, reserved(f -> f.cancelTransactionOnly())),
                Arguments.of("cancel during 3-D Secure", 6250, steps(f -> f.create(500), f -> {
                    f.ledger.startProcessing(f.id, Duration.ofSeconds(30));
                    return f.cancel();
                })),
                Arguments.of("refund before approval", 6020, steps(f -> f.create(500), f -> f.refund(500))),
                Arguments.of(
                        "refund of declined",
                        6210,
                        steps(f -> f.create(500), f -> f.ledger.decline(f.id), f -> f.refund(500))),
                Arguments.of("refund of nothing captured", 6150, reserved(f -> f.refund(500))),
                Arguments.of("refund too high", 6150, reserved(f -> f.capture(300), f -> f.refund(301))),
                Arguments.of(
                        "refund twice", 6180, reserved(f -> f.capture(500), f -> f.refund(500), f -> f.refund(500))),
                Arguments.of(
                        "refund too late",
                        6220,
                        reserved(f -> f.capture(500), later(Duration.ofDays(366)), f -> f.refund(500))),
                Arguments.of("refund of 124", 6220, reserved(f -> f.capture(500), f -> f.refund(124))),
                Arguments.of("refund of 123", 5100, reserved(f -> f.capture(500), f -> f.refund(123))),
                Arguments.of("approval twice", 6230, reserved(f -> f.approve())),
                Arguments.of(
                        "approval of expired",
                        10020,
                        steps(f -> f.create(500), later(Deadlines.APPROVAL), f -> f.approve())),
                Arguments.of("approval of 151", 10010, steps(f -> f.create(151), f -> f.approve())));
    }

    @SafeVarargs
    private static Function<LedgerFixture, Outcome> steps(Function<LedgerFixture, Outcome>... steps) {
        return fixture -> {
            Outcome last = Outcome.refused(ErrorCode.REFERENCE_NOT_FOUND);
            for (Function<LedgerFixture, Outcome> step : steps) {
                last = step.apply(fixture);
            }
            return last;
        };
    }

    @SafeVarargs
    private static Function<LedgerFixture, Outcome> reserved(Function<LedgerFixture, Outcome>... rest) {
        Function<LedgerFixture, Outcome> then = steps(rest);
        return steps(f -> f.create(500), f -> f.approve(), then);
    }

    private static Function<LedgerFixture, Outcome> later(Duration duration) {
        return fixture -> {
            fixture.clock.advance(duration);
            return new Outcome.Done(PaymentState.CREATED, Aggregate.NONE);
        };
    }
}
