package io.vendflow.simulator.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The official table of sums, line by line (facts sheet 2.5). */
class LedgerArithmeticTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void addsUpAsVippsDoes(String situation, Consumer<LedgerFixture> story, PaymentState state, Aggregate sums) {
        LedgerFixture fixture = new LedgerFixture();
        story.accept(fixture);
        assertThat(fixture.payment().state()).isEqualTo(state);
        assertThat(fixture.payment().aggregate()).isEqualTo(sums);
    }

    static Stream<Arguments> situations() {
        return Stream.of(
                row("created", f -> f.create(1000), PaymentState.CREATED, sums(0, 0, 0, 0)),
                row("approved", f -> reserve(f), PaymentState.AUTHORIZED, sums(49900, 0, 0, 0)),
                row(
                        "cancelled before the approval",
                        f -> {
                            f.create(1000);
                            f.cancel();
                        },
                        PaymentState.TERMINATED,
                        sums(0, 1000, 0, 0)),
                row(
                        "cancelled after the approval",
                        f -> {
                            reserve(f);
                            f.cancel();
                        },
                        PaymentState.AUTHORIZED,
                        sums(49900, 49900, 0, 0)),
                row(
                        "captured in part",
                        f -> {
                            reserve(f);
                            f.capture(10000);
                        },
                        PaymentState.AUTHORIZED,
                        sums(49900, 0, 10000, 0)),
                row(
                        "captured in part, the rest cancelled",
                        f -> {
                            reserve(f);
                            f.capture(10000);
                            f.cancel();
                        },
                        PaymentState.AUTHORIZED,
                        sums(49900, 39900, 10000, 0)),
                row(
                        "captured in part, the rest cancelled, refunded",
                        f -> {
                            reserve(f);
                            f.capture(10000);
                            f.cancel();
                            f.refund(4000);
                            f.refund(6000);
                        },
                        PaymentState.AUTHORIZED,
                        sums(49900, 39900, 10000, 10000)),
                row(
                        "declined",
                        f -> {
                            f.create(1000);
                            f.ledger.decline(f.id);
                        },
                        PaymentState.ABORTED,
                        sums(0, 0, 0, 0)),
                row(
                        "left alone for ten minutes",
                        f -> {
                            f.create(1000);
                            f.clock.advance(Deadlines.APPROVAL);
                        },
                        PaymentState.EXPIRED,
                        sums(0, 0, 0, 0)));
    }

    private static void reserve(LedgerFixture fixture) {
        fixture.create(49900);
        fixture.approve();
    }

    private static Aggregate sums(long authorized, long cancelled, long captured, long refunded) {
        return new Aggregate(authorized, cancelled, captured, refunded);
    }

    private static Arguments row(String situation, Consumer<LedgerFixture> story, PaymentState state, Aggregate sums) {
        return Arguments.of(situation, story, state, sums);
    }
}
