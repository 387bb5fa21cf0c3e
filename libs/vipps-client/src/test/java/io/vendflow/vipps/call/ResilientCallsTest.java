package io.vendflow.vipps.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.vipps.Refusal;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.Uncertainty.Cause;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.VippsOutcome.Done;
import io.vendflow.vipps.VippsOutcome.Refused;
import io.vendflow.vipps.VippsOutcome.Unknown;
import io.vendflow.vipps.http.Operation;
import io.vendflow.vipps.stub.MutableClock;
import io.vendflow.vipps.stub.Outcomes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ResilientCallsTest {

    private static final MerchantSerialNumber MSN = new MerchantSerialNumber("123456");
    private static final MerchantSerialNumber OTHER = new MerchantSerialNumber("654321");

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-23T10:00:00Z"));
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Script script = new Script();
    private final List<Duration> pauses = new ArrayList<>();
    private boolean interrupted;
    private final ResilientCalls calls = new ResilientCalls(
            script,
            new Circuits(List.of(MSN, OTHER), registry, clock),
            clock,
            pause -> {
                pauses.add(pause);
                return !interrupted;
            },
            millis -> millis / 2);

    @ParameterizedTest
    @CsvSource({
        "GET, 3",
        "EVENTS, 3",
        "RECEIPT_GET, 3",
        "CREATE, 2",
        "CAPTURE, 2",
        "CANCEL, 2",
        "REFUND, 2",
        "RECEIPT_POST, 2",
        "WEBHOOK_REGISTER, 1",
        "WEBHOOK_DELETE, 1"
    })
    void repeatsAHiccupAsOftenAsTheOperationAllows(Operation operation, int attempts) {
        script.always(Cause.SERVER_ERROR);
        assertThat(Outcomes.unknown(calls.make(call(operation, MSN))).cause()).isEqualTo(Cause.SERVER_ERROR);
        assertThat(script.made).hasSize(attempts);
    }

    @Test
    void isHappyWithTheSecondAnswer() {
        script.next(unknown(Cause.UNREACHABLE)).next(new Done<>("yes"));
        assertThat(Outcomes.done(calls.make(call(Operation.CAPTURE, MSN)))).isEqualTo("yes");
    }

    @Test
    void repeatsTheVerySameCall() {
        script.always(Cause.SERVER_ERROR);
        calls.make(call(Operation.CAPTURE, MSN));
        assertThat(script.made.get(1)).isSameAs(script.made.get(0));
    }

    @Test
    void waitsLongerEachTimeAndNeverInStep() {
        script.always(Cause.SERVER_ERROR);
        calls.make(call(Operation.GET, MSN));
        assertThat(pauses).containsExactly(Duration.ofMillis(150), Duration.ofMillis(300));
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SERVER_ERROR", "UNREACHABLE"})
    void leavesOtherUncertaintiesToTheCaller(Cause cause) {
        script.always(cause);
        calls.make(call(Operation.GET, MSN));
        assertThat(script.made).hasSize(1);
    }

    @Test
    void doesNotRepeatWhenVippsSaidHowLongToWait() {
        script.next(new Unknown<>(new Uncertainty(Cause.SERVER_ERROR, "busy", Duration.ofSeconds(3))));
        calls.make(call(Operation.GET, MSN));
        assertThat(script.made).hasSize(1);
    }

    @Test
    void doesNotRepeatWhenTheFailureItselfTookLong() {
        script.always(Cause.SERVER_ERROR);
        script.taking(Duration.ofMillis(2001));
        calls.make(call(Operation.GET, MSN));
        assertThat(script.made).hasSize(1);
    }

    @Test
    void doesNotRepeatARefusal() {
        script.next(new Refused<>(new Refusal(409, "4150", "Reference exists", "")));
        calls.make(call(Operation.CREATE, MSN));
        assertThat(script.made).hasSize(1);
    }

    @Test
    void anInterruptedPauseGivesBackWhatIsKnown() {
        interrupted = true;
        script.always(Cause.SERVER_ERROR);
        assertThat(Outcomes.unknown(calls.make(call(Operation.GET, MSN))).cause())
                .isEqualTo(Cause.SERVER_ERROR);
        assertThat(script.made).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"SERVER_ERROR", "UNREACHABLE", "TIMEOUT"})
    void anOutageStopsCallsOfThatMerchantOnly(Cause cause) {
        breakTheCircuit(cause);
        script.made.clear();
        Uncertainty uncertainty = Outcomes.unknown(calls.make(call(Operation.GET, MSN)));
        assertThat(uncertainty.cause()).isEqualTo(Cause.CIRCUIT_OPEN);
        assertThat(uncertainty.retryAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(script.made).isEmpty();
        assertThat(open("123456")).isEqualTo(1);

        script.next(new Done<>("yes"));
        assertThat(Outcomes.done(calls.make(call(Operation.GET, OTHER)))).isEqualTo("yes");
        assertThat(open("654321")).isZero();
    }

    @Test
    void asksAgainAfterTwoSecondsAndClosesWhenVippsIsBack() {
        breakTheCircuit(Cause.TIMEOUT);
        clock.advance(Duration.ofMillis(2001));
        for (int i = 0; i < 5; i++) {
            script.next(new Done<>("yes"));
            assertThat(Outcomes.done(calls.make(call(Operation.GET, MSN)))).isEqualTo("yes");
        }
        assertThat(open("123456")).isZero();
    }

    @Test
    void staysOpenWhenTheProbesFail() {
        breakTheCircuit(Cause.TIMEOUT);
        clock.advance(Duration.ofMillis(2001));
        script.made.clear();
        script.always(Cause.TIMEOUT);
        for (int i = 0; i < 20; i++) {
            calls.make(call(Operation.GET, MSN));
        }
        assertThat(script.made).as("probes").hasSizeBetween(2, 3);
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"RATE_LIMITED", "LOCKED", "NOT_AUTHORIZED", "NO_KEYS", "UNREADABLE_ANSWER"})
    void anAnswerIsNoOutageHoweverUnwelcome(Cause cause) {
        breakTheCircuit(cause);
        script.made.clear();
        calls.make(call(Operation.GET, MSN));
        assertThat(script.made).hasSize(1);
    }

    @Test
    void interruptionsAreNoOutage() {
        for (int i = 0; i < 30; i++) {
            script.next(unknown(Cause.TIMEOUT));
            Thread.currentThread().interrupt();
            calls.make(call(Operation.GET, MSN));
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(open("123456")).isZero();
    }

    private void breakTheCircuit(Cause cause) {
        script.always(cause);
        for (int i = 0; i < 10; i++) {
            calls.make(call(Operation.WEBHOOK_DELETE, MSN));
        }
        script.always(Cause.UNREADABLE_ANSWER);
    }

    private double open(String msn) {
        return registry.get("vipps.client.circuit.open").tag("msn", msn).gauge().value();
    }

    private static Call<String> call(Operation operation, MerchantSerialNumber msn) {
        return new Call<>(operation, msn, "POST", "/x", "{}", null, body -> body);
    }

    private static VippsOutcome<String> unknown(Cause cause) {
        return new Unknown<>(new Uncertainty(cause, "scripted"));
    }

    /** Answers as told, in that order. */
    private final class Script implements Calls {

        private final Deque<VippsOutcome<String>> outcomes = new ArrayDeque<>();
        private final List<Call<?>> made = new ArrayList<>();
        private Cause otherwise = Cause.UNREADABLE_ANSWER;
        private Duration duration = Duration.ZERO;

        Script next(VippsOutcome<String> outcome) {
            outcomes.add(outcome);
            return this;
        }

        void taking(Duration each) {
            duration = each;
        }

        void always(Cause cause) {
            otherwise = cause;
        }

        @Override
        @SuppressWarnings("unchecked") // the test makes calls for text only
        public <T> VippsOutcome<T> make(Call<T> call) {
            made.add(call);
            clock.advance(duration);
            VippsOutcome<String> outcome = outcomes.poll();
            return (VippsOutcome<T>) (outcome == null ? unknown(otherwise) : outcome);
        }
    }
}
