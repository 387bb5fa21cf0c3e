package io.vendflow.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.simulator.payments.ErrorCode;
import io.vendflow.simulator.payments.Lag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsTest {

    private static final Subject SALE = subject("123456", "VM0001-AAAA");
    private static final Subject OTHER_SALE = subject("123456", "VM0002-BBBB");
    private static final Subject OTHER_UNIT = subject("654321", "VM0001-AAAA");

    private final Faults faults = new Faults();

    @BeforeEach
    void know() {
        Stream.of("create", "get", "capture", "token").forEach(faults::know);
    }

    @Test
    void theSameSeedAndTheSameCallsGiveTheSameStrikes() {
        FaultRule rule = FaultRule.always("capture", Fault.STATUS_500).sometimes(0.3, 42);
        List<Boolean> first = strikes(rule, 500);
        assertThat(strikes(rule, 500)).isEqualTo(first);
        assertThat(strikes(rule.sometimes(0.3, 43), 500)).isNotEqualTo(first);
        assertThat(first.stream().filter(struck -> struck).count()).isBetween(100L, 200L);
    }

    @Test
    void callsThatARuleDoesNotConcernDoNotChangeItsStrikes() {
        FaultRule rule =
                FaultRule.always("capture", Fault.STATUS_500).sometimes(0.5, 7).onlyFor("VM0001-AAAA");
        List<Boolean> alone = strikes(rule, 100);
        faults.set(List.of(rule));
        List<Boolean> amongOthers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            assertThat(faults.strikeCall("capture", OTHER_SALE).rule()).isEmpty();
            assertThat(faults.strikeCall("get", SALE).rule()).isEmpty();
            amongOthers.add(faults.strikeCall("capture", SALE).rule().isPresent());
        }
        assertThat(amongOthers).isEqualTo(alone);
    }

    @Test
    void aSeededLatencyRepeatsToo() {
        FaultRule rule = FaultRule.slow("get", Latency.longTail(Duration.ofMillis(80), Duration.ofSeconds(2)))
                .sometimes(1, 9);
        assertThat(delays(rule, 200)).isEqualTo(delays(rule, 200)).doesNotHaveDuplicates();
    }

    @Test
    void delaysAddUpWhereverTheyStandAndTheFirstOtherFaultDecides() {
        faults.set(List.of(
                FaultRule.slow("get", Latency.fixed(Duration.ofMillis(20))),
                FaultRule.always("get", Fault.STATUS_500),
                FaultRule.always("get", Fault.STATUS_502),
                FaultRule.slow("get", Latency.fixed(Duration.ofMillis(30)))));
        Strike strike = faults.strikeCall("get", SALE);
        assertThat(strike.is(Fault.STATUS_500)).isTrue();
        assertThat(strike.delay()).isEqualTo(Duration.ofMillis(50));
        assertThat(faults.inForce()).extracting(Faults.InForce::hits).containsExactly(1, 1, 0, 1);
    }

    @Test
    void aRuleMayBeLimitedToASalesUnit() {
        faults.set(List.of(FaultRule.always("capture", Fault.STATUS_500).onlyFor(new MerchantSerialNumber("123456"))));
        assertThat(faults.strikeCall("capture", SALE).is(Fault.STATUS_500)).isTrue();
        assertThat(faults.strikeCall("capture", OTHER_UNIT).rule()).isEmpty();
    }

    @Test
    void aRuleEndsAfterItsTimesAndTheNextTakesOver() {
        faults.set(List.of(FaultRule.times(2, "capture", Fault.STATUS_500), FaultRule.times(1, "*", Fault.NO_ANSWER)));
        assertThat(Stream.generate(
                                () -> faults.strikeCall("capture", SALE).rule().map(FaultRule::fault))
                        .limit(4)
                        .flatMap(fault -> fault.stream()))
                .containsExactly(Fault.STATUS_500, Fault.STATUS_500, Fault.NO_ANSWER);
        assertThat(faults.inForce()).extracting(Faults.InForce::hits).containsExactly(2, 1);
    }

    @Test
    void delaysAddUpAndLetTheNextRuleDecide() {
        faults.set(List.of(
                FaultRule.slow("*", Latency.fixed(Duration.ofMillis(10))),
                FaultRule.slow("capture", Latency.fixed(Duration.ofMillis(5))),
                FaultRule.always("capture", Fault.STATUS_502)));
        Strike strike = faults.strikeCall("capture", SALE);
        assertThat(strike.delay()).isEqualTo(Duration.ofMillis(15));
        assertThat(strike.is(Fault.STATUS_502)).isTrue();
    }

    @Test
    void aFaultOnEverythingStrikesOnlyWhatItFits() {
        faults.set(List.of(
                FaultRule.always("*", Fault.WEBHOOK_LOST),
                FaultRule.always("*", Fault.TOKEN_EXPIRED),
                FaultRule.refuse("*", ErrorCode.ORDER_PROCESSING)));
        assertThat(faults.strikeDelivery(SALE).is(Fault.WEBHOOK_LOST)).isTrue();
        assertThat(faults.strikeCall("token", SALE).rule()).isEmpty();
        assertThat(faults.strikeCall("capture", SALE).is(Fault.TOKEN_EXPIRED)).isTrue();
    }

    @Test
    void uniformLatenciesStayWithinTheirBounds() {
        Latency latency = Latency.uniform(Duration.ofMillis(20), Duration.ofMillis(40));
        assertThat(draw(latency))
                .allMatch(time -> time.toMillis() >= 20 && time.toMillis() <= 40)
                .anyMatch(time -> time.toMillis() < 22)
                .anyMatch(time -> time.toMillis() > 38);
    }

    @Test
    void aLongTailHasTheMedianAndTheTailThatItWasToldTo() {
        List<Duration> times = draw(Latency.longTail(Duration.ofMillis(100), Duration.ofSeconds(3)));
        assertThat(times.stream().filter(time -> time.toMillis() < 100).count()).isBetween(4_800L, 5_200L);
        assertThat(times.stream().filter(time -> time.toMillis() > 3_000).count())
                .isBetween(70L, 130L);
        assertThat(times).allMatch(time -> time.compareTo(Latency.LONGEST) <= 0);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nonsense")
    void refusesRulesThatMakeNoSense(String words, Supplier<FaultRule> rule) {
        assertThatThrownBy(() -> faults.set(List.of(rule.get())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                nonsense("REFUSE needs code", () -> FaultRule.always("capture", Fault.REFUSE)),
                nonsense("LATENCY needs latency", () -> FaultRule.always("capture", Fault.LATENCY)),
                nonsense("AGGREGATE_LAGS needs lag", () -> FaultRule.always("get", Fault.AGGREGATE_LAGS)),
                nonsense("REFUSE cannot happen to token", () -> FaultRule.refuse("token", ErrorCode.CAPTURE_FAILED)),
                nonsense("WEBHOOK_LOST cannot happen to get", () -> FaultRule.always("get", Fault.WEBHOOK_LOST)),
                nonsense("STATUS_500 cannot happen to webhook", () -> FaultRule.always("webhook", Fault.STATUS_500)),
                nonsense("TOKEN_EXPIRED cannot happen to token", () -> FaultRule.always("token", Fault.TOKEN_EXPIRED)),
                nonsense("AGGREGATE_LAGS cannot happen to events", () -> FaultRule.lagging("events", Lag.ofEvents(1))),
                nonsense("there is no operation caption", () -> FaultRule.always("caption", Fault.STATUS_500)),
                nonsense(
                        "probability is 0 to 1",
                        () -> FaultRule.always("get", Fault.STATUS_500).sometimes(1.1, 0)),
                nonsense(
                        "probability is 0 to 1",
                        () -> FaultRule.always("get", Fault.STATUS_500).sometimes(Double.NaN, 0)),
                nonsense("times is not negative", () -> FaultRule.times(-1, "get", Fault.STATUS_500)),
                nonsense("retryAfterSeconds is 0 to 3600", () -> FaultRule.tooManyRequests("get", 3601)),
                nonsense("0 to 120000 milliseconds", () -> FaultRule.slow("get", Latency.fixed(Duration.ofHours(1)))),
                nonsense(
                        "begins with the shorter",
                        () -> FaultRule.slow("get", Latency.uniform(Duration.ofMillis(2), Duration.ofMillis(1)))),
                nonsense(
                        "median above zero",
                        () -> FaultRule.slow("get", Latency.longTail(Duration.ZERO, Duration.ofMillis(1)))),
                nonsense("a lag of nothing", () -> FaultRule.lagging("get", Lag.ofEvents(0))));
    }

    private static Arguments nonsense(String words, Supplier<FaultRule> rule) {
        return Arguments.of(words, rule);
    }

    private List<Boolean> strikes(FaultRule rule, int calls) {
        faults.set(List.of(rule));
        return Stream.generate(() -> faults.strikeCall("capture", SALE).rule().isPresent())
                .limit(calls)
                .toList();
    }

    private List<Duration> delays(FaultRule rule, int calls) {
        faults.set(List.of(rule));
        return Stream.generate(() -> faults.strikeCall("get", SALE).delay())
                .limit(calls)
                .toList();
    }

    private static List<Duration> draw(Latency latency) {
        Random random = new Random(1);
        return Stream.generate(() -> latency.draw(random)).limit(10_000).toList();
    }

    private static Subject subject(String msn, String reference) {
        return new Subject() {
            @Override
            public String msn() {
                return msn;
            }

            @Override
            public String reference() {
                return reference;
            }
        };
    }
}
