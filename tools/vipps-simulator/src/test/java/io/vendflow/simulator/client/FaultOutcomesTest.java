package io.vendflow.simulator.client;

import static io.vendflow.simulator.client.Sale.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vendflow.simulator.SimulatorSettings;
import io.vendflow.simulator.VippsSimulator;
import io.vendflow.simulator.client.FaultCase.Expected;
import io.vendflow.simulator.faults.Fault;
import io.vendflow.simulator.faults.FaultRule;
import io.vendflow.simulator.faults.Faults;
import io.vendflow.simulator.faults.Latency;
import io.vendflow.simulator.payments.ErrorCode;
import io.vendflow.simulator.payments.EventName;
import io.vendflow.simulator.payments.Lag;
import io.vendflow.simulator.payments.Outcome;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.Uncertainty.Cause;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.epayment.PaymentState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault: the client ends with the right outcome, repeats with the same key, and in the end one thing happened once. */
@Execution(ExecutionMode.CONCURRENT)
class FaultOutcomesTest {

    private static final Expected DONE = new Expected.Done();

    private final VippsSimulator simulator = VippsSimulator.start(SimulatorSettings.forTests());
    private final Sale sale = new Sale(simulator);

    @AfterEach
    void close() {
        sale.close();
        simulator.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void endsRightAndHappensOnce(FaultCase each) {
        Work work = each.work();
        work.prepare(sale);
        simulator.faults(each.rule());
        VippsOutcome<?> outcome = work.begin(sale);
        each.expected().check(outcome);
        assertThat(simulator.faultsInForce()).extracting(Faults.InForce::hits).allMatch(hits -> hits > 0);
        simulator.clearFaults();

        if (each.expected() instanceof Expected.Refused) {
            each.expected().check(work.begin(sale));
            assertThat(sale.times(work.event())).isZero();
            return;
        }
        // As our services do: the same key, until somebody says how it ended.
        await().untilAsserted(() -> assertThat(work.begin(sale)).isInstanceOf(VippsOutcome.Done.class));
        await().untilAsserted(() ->
                assertThat(sale.books().operations(work.operation())).hasSizeGreaterThanOrEqualTo(each.calls()));
        happenedOnce(work);
    }

    /** One payment, one event, one operation that did something, and the sums of one sale. */
    private void happenedOnce(Work work) {
        assertThat(simulator.payments()).hasSize(1);
        assertThat(sale.times(work.event())).isEqualTo(1);
        assertThat(sale.books().operations(work.operation()).stream()
                        .filter(operation -> !operation.repeated() && operation.outcome() instanceof Outcome.Done))
                .hasSize(1);
        long price = Sale.PRICE.minorUnits();
        assertThat(sale.books().captured()).isEqualTo(work == Work.CAPTURE || work == Work.REFUND ? price : 0);
        assertThat(sale.books().refunded()).isEqualTo(work == Work.REFUND ? price : 0);
        assertThat(sale.books().cancelled()).isEqualTo(work == Work.CANCEL ? price : 0);
    }

    static Stream<FaultCase> cases() {
        List<FaultCase> cases = new ArrayList<>();
        for (Work work : Work.values()) {
            String on = work.on();
            add(cases, "a little", FaultRule.slow(on, fixed(50)), work, DONE);
            add(
                    cases,
                    "longer than the client waits",
                    FaultRule.slow(on, fixed(2 * Sale.PATIENCE.toMillis())).atMost(1),
                    work,
                    unknown(Cause.TIMEOUT),
                    2);
            for (Fault status : List.of(Fault.STATUS_500, Fault.STATUS_502)) {
                add(cases, "once", FaultRule.times(1, on, status), work, DONE);
                add(cases, "always", FaultRule.always(on, status), work, unknown(Cause.SERVER_ERROR));
            }
            add(
                    cases,
                    "without Retry-After",
                    FaultRule.always(on, Fault.STATUS_429),
                    work,
                    unknown(Cause.RATE_LIMITED));
            add(cases, "with Retry-After", FaultRule.tooManyRequests(on, 7), work, unknown(Cause.RATE_LIMITED));
            add(cases, "once", FaultRule.times(1, on, Fault.TIMEOUT_AFTER_WORK), work, unknown(Cause.TIMEOUT), 2);
            add(cases, "once", FaultRule.times(1, on, Fault.CONNECTION_RESET), work, DONE);
            add(cases, "always", FaultRule.always(on, Fault.CONNECTION_RESET), work, unknown(Cause.UNREACHABLE));
            add(cases, "once", FaultRule.times(1, on, Fault.CONNECTION_RESET_AFTER_WORK), work, DONE, 2);
            add(
                    cases,
                    "always",
                    FaultRule.always(on, Fault.CONNECTION_RESET_AFTER_WORK),
                    work,
                    unknown(Cause.UNREACHABLE),
                    3);
            add(cases, "once", FaultRule.times(1, on, Fault.NO_ANSWER), work, unknown(Cause.TIMEOUT));
            add(cases, "once", FaultRule.times(1, on, Fault.TOKEN_EXPIRED), work, DONE);
            add(cases, "always", FaultRule.always(on, Fault.TOKEN_EXPIRED), work, unknown(Cause.NOT_AUTHORIZED));
            refusals(cases, work);
        }
        for (Work work : List.of(Work.CAPTURE, Work.CANCEL, Work.REFUND)) {
            add(cases, "always", FaultRule.always(work.on(), Fault.ODD_CONTENT_TYPE), work, DONE);
            add(cases, "one behind", FaultRule.lagging(work.on(), Lag.ofEvents(1)), work, DONE);
        }
        return cases.stream();
    }

    private static void refusals(List<FaultCase> cases, Work work) {
        for (ErrorCode passing : List.of(ErrorCode.ORDER_PROCESSING, ErrorCode.CAPTURE_FAILED)) {
            add(
                    cases,
                    passing.number() + ", which passes",
                    FaultRule.refuse(work.on(), passing),
                    work,
                    unknown(Cause.LOCKED));
        }
        add(
                cases,
                "3010, which is the server's trouble",
                FaultRule.refuse(work.on(), ErrorCode.INTERNAL_ERROR),
                work,
                unknown(Cause.SERVER_ERROR));
        ErrorCode forGood = switch (work) {
            case CREATE -> ErrorCode.CANNOT_BE_CREATED;
            case CAPTURE -> ErrorCode.FUNDS_UNAVAILABLE;
            case CANCEL -> ErrorCode.CANCEL_PERIOD_EXPIRED;
            case REFUND -> ErrorCode.REFUND_NOT_POSSIBLE;
        };
        add(
                cases,
                forGood.number() + ", for good",
                FaultRule.refuse(work.on(), forGood),
                work,
                new Expected.Refused(Integer.toString(forGood.number())));
    }

    @Test
    void everyFaultHasACase() {
        Set<Fault> covered =
                EnumSet.copyOf(cases().map(each -> each.rule().fault()).toList());
        covered.addAll(WebhookFaultsTest.stories().keySet());
        assertThat(covered).containsExactlyInAnyOrder(Fault.values());
    }

    @Test
    void everyFaultOfACallHasACaseForEachOperationThatItFits() {
        for (Fault fault : Arrays.stream(Fault.values())
                .filter(fault -> !fault.name().startsWith("WEBHOOK"))
                .toList()) {
            Set<Work> struck = EnumSet.copyOf(cases().filter(each -> each.rule().fault() == fault)
                    .map(FaultCase::work)
                    .toList());
            assertThat(struck).as(fault.name()).contains(Work.CAPTURE, Work.CANCEL, Work.REFUND);
        }
    }

    @Test
    void retryAfterReachesTheCallerWhenVippsGivesIt() {
        sale.approved();
        simulator.faults(FaultRule.tooManyRequests("capture", 7));
        assertThat(uncertainty(sale.capture()).retryAfter()).isEqualTo(Duration.ofSeconds(7));
        simulator.faults(FaultRule.always("capture", Fault.STATUS_429));
        assertThat(uncertainty(sale.capture()).retryAfter()).isNull();
    }

    @Test
    void laggingSumsShowNothingYetWhileTheEventLogIsRight() {
        sale.approved();
        simulator.faults(FaultRule.lagging("*", Lag.ofTime(Duration.ofHours(1))));
        assertThat(done(sale.capture()).aggregate().captured().minorUnits()).isZero();
        assertThat(done(sale.get()).aggregate().captured().minorUnits()).isZero();
        assertThat(sale.eventNames()).contains("CAPTURED");
        simulator.advanceClock(Duration.ofMinutes(59));
        assertThat(done(sale.get()).aggregate().captured().minorUnits()).isZero();
        simulator.advanceClock(Duration.ofMinutes(2));
        assertThat(done(sale.get()).aggregate().captured()).isEqualTo(Sale.PRICE);
    }

    @Test
    void aRefusedCaptureLeavesItsKeySpentAndTheMoneyWhereItIs() {
        sale.approved();
        simulator.faults(
                FaultRule.refuse("capture", ErrorCode.FUNDS_UNAVAILABLE).atMost(1));
        new Expected.Refused("6260").check(sale.capture());
        new Expected.Refused("6260").check(sale.capture());
        assertThat(sale.books().captured()).isZero();
        assertThat(done(sale.capture("capture-again")).aggregate().captured()).isEqualTo(Sale.PRICE);
        assertThat(sale.times(EventName.CAPTURED)).isEqualTo(1);
    }

    @Test
    void aCancelDuringThreeDSecureIsToBeRepeatedWithTheSameKey() {
        sale.created();
        assertThat(simulator.startProcessing(Sale.REFERENCE, Duration.ofSeconds(30)))
                .isTrue();
        assertThat(uncertainty(sale.cancel()).cause()).isEqualTo(Cause.LOCKED);
        simulator.advanceClock(Duration.ofSeconds(31));
        assertThat(done(sale.cancel()).state()).isEqualTo(PaymentState.TERMINATED);
        assertThat(sale.times(EventName.TERMINATED)).isEqualTo(1);
    }

    @Test
    void aRefusalComesAfterWhatTheKeyRemembers() {
        sale.captured();
        simulator.faults(FaultRule.refuse("capture", ErrorCode.FUNDS_UNAVAILABLE));
        assertThat(done(sale.capture()).aggregate().captured()).isEqualTo(Sale.PRICE);
    }

    private static Uncertainty uncertainty(VippsOutcome<?> outcome) {
        assertThat(outcome).isInstanceOf(VippsOutcome.Unknown.class);
        return ((VippsOutcome.Unknown<?>) outcome).uncertainty();
    }

    private static void add(List<FaultCase> cases, String name, FaultRule rule, Work work, Expected expected) {
        add(cases, name, rule, work, expected, 1);
    }

    private static void add(
            List<FaultCase> cases, String name, FaultRule rule, Work work, Expected expected, int calls) {
        cases.add(new FaultCase(name, rule, work, expected, calls));
    }

    private static Expected unknown(Cause cause) {
        return new Expected.Unknown(cause);
    }

    private static Latency fixed(long millis) {
        return Latency.fixed(Duration.ofMillis(millis));
    }
}
