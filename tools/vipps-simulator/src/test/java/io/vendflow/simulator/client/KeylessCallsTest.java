package io.vendflow.simulator.client;

import static io.vendflow.simulator.client.Sale.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.simulator.SimulatorSettings;
import io.vendflow.simulator.VippsSimulator;
import io.vendflow.simulator.faults.Fault;
import io.vendflow.simulator.faults.FaultRule;
import io.vendflow.vipps.VippsOutcome;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls that no key protects, while everything fails: the client never takes silence for an answer, nor repeats what it must not. */
@Execution(ExecutionMode.CONCURRENT)
class KeylessCallsTest {

    private static final Set<Fault> AFTER_WORK =
            EnumSet.of(Fault.TIMEOUT_AFTER_WORK, Fault.CONNECTION_RESET_AFTER_WORK);

    private static final Set<Fault> BEFORE_WORK = EnumSet.of(
            Fault.STATUS_500,
            Fault.STATUS_502,
            Fault.STATUS_429,
            Fault.CONNECTION_RESET,
            Fault.NO_ANSWER,
            Fault.TOKEN_EXPIRED);

    private final VippsSimulator simulator = VippsSimulator.start(SimulatorSettings.forTests());
    private final Sale sale = new Sale(simulator);

    @AfterEach
    void close() {
        sale.close();
        simulator.close();
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("before")
    void nothingWasDoneAndNothingIsSaid(Ask ask, Fault fault) {
        ask.prepare(sale);
        String webhook = webhook(ask);
        simulator.faults(FaultRule.always(ask.on(), fault));
        assertThat(ask.begin(sale, webhook)).isInstanceOf(VippsOutcome.Unknown.class);
        simulator.clearFaults();
        ask.check(sale, 0);
        assertThat(ask.begin(sale, webhook)).isInstanceOf(VippsOutcome.Done.class);
        ask.check(sale, 1);
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("after")
    void itWasDoneOnceAndNobodyKnows(Ask ask, Fault fault) {
        ask.prepare(sale);
        String webhook = webhook(ask);
        simulator.faults(FaultRule.always(ask.on(), fault));
        VippsOutcome<?> outcome = ask.begin(sale, webhook);
        simulator.clearFaults();
        assertThat(outcome).isInstanceOf(VippsOutcome.Unknown.class);
        ask.check(sale, ask == Ask.TOKEN ? 0 : 1);
        if (ask == Ask.REGISTER) {
            // Neither the client nor its caller repeats it: a second one would deliver everything twice.
            return;
        }
        VippsOutcome<?> again = ask.begin(sale, webhook);
        if (ask.statusOfRepetition() == 0) {
            assertThat(again).isInstanceOf(VippsOutcome.Done.class);
        } else {
            assertThat(again)
                    .isInstanceOfSatisfying(
                            VippsOutcome.Refused.class,
                            refused ->
                                    assertThat(refused.refusal().httpStatus()).isEqualTo(ask.statusOfRepetition()));
        }
        ask.check(sale, 1);
    }

    static Stream<Arguments> before() {
        return Stream.of(Ask.values())
                .flatMap(ask -> BEFORE_WORK.stream()
                        .filter(fault -> ask != Ask.TOKEN || fault != Fault.TOKEN_EXPIRED)
                        .map(fault -> Arguments.of(ask, fault)));
    }

    static Stream<Arguments> after() {
        return Stream.of(Ask.values()).flatMap(ask -> AFTER_WORK.stream().map(fault -> Arguments.of(ask, fault)));
    }

    /** Only who deletes needs one; asking would fetch the token that another row is about. */
    private String webhook(Ask ask) {
        return ask == Ask.DELETE
                ? done(sale.webhooks().list(Sale.MSN)).getFirst().id()
                : "";
    }
}
