package io.vendflow.ingest.vipps;

import static io.vendflow.testing.Sales.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vendflow.ingest.Answer;
import io.vendflow.ingest.Found;
import io.vendflow.ingest.LookUp;
import io.vendflow.kafka.parts.Condition;
import io.vendflow.testing.Sales;
import io.vendflow.testing.StubEPayments;
import io.vendflow.tracing.TraceIds;
import io.vendflow.tracing.Tracing;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.epayment.EPayments;
import io.vendflow.vipps.epayment.PaymentState;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class VippsLookUpsTest {

    private static final LookUp LOOK_UP = new LookUp(
            Sales.cola().reference(), Sales.MERCHANT, NOON, LookUp.Reason.POLL, TraceIds.at(Sales.cola(), "created"));

    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    @Test
    void answersLater() {
        StubEPayments vipps = new StubEPayments()
                .answers(new VippsOutcome.Done<>(StubEPayments.payment(PaymentState.CREATED, 0, 0, 0, null)));
        try (VippsLookUps lookUps = new VippsLookUps(vipps, 1, Tracing.off())) {
            assertThat(lookUps.tryStart(LOOK_UP, answers::add)).isTrue();

            await().untilAsserted(() -> assertThat(answers).containsExactly(new Answer(LOOK_UP, new Found.Waiting())));
        }
    }

    @Test
    void answersAlsoWhenTheLookBreaksOff() {
        StubEPayments withoutScript = new StubEPayments();
        try (VippsLookUps lookUps = new VippsLookUps(withoutScript, 1, Tracing.off())) {
            lookUps.tryStart(LOOK_UP, answers::add);

            // What broke it off goes on to end its thread, which may be seen while this waits.
            await().dontCatchUncaughtExceptions()
                    .untilAsserted(() ->
                            assertThat(answers).extracting(Answer::found).hasOnlyElementsOfType(Found.Failed.class));
        }
    }

    @Test
    void hasRoomForAsManyAsItWasTold() {
        CountDownLatch vippsAnswers = new CountDownLatch(1);
        try (VippsLookUps lookUps = new VippsLookUps(slow(vippsAnswers), 2, Tracing.off())) {
            assertThat(lookUps.tryStart(LOOK_UP, answers::add)).isTrue();
            assertThat(lookUps.tryStart(LOOK_UP, answers::add)).isTrue();
            assertThat(lookUps.tryStart(LOOK_UP, answers::add)).isFalse();

            vippsAnswers.countDown();

            await().until(() -> lookUps.tryStart(LOOK_UP, answers::add));
            await().untilAsserted(() -> assertThat(answers).hasSize(3));
        }
    }

    @Test
    void isDeadWhenItIsFullAndNothingComesBack() {
        CountDownLatch never = new CountDownLatch(1);
        try (VippsLookUps lookUps = new VippsLookUps(slow(never), 1, Tracing.off(), Duration.ofMillis(100))) {
            assertThat(lookUps.condition()).isInstanceOf(Condition.Works.class);
            lookUps.tryStart(LOOK_UP, answers::add);

            await().untilAsserted(() -> assertThat(lookUps.condition()).isInstanceOf(Condition.Dead.class));
            never.countDown();
            await().untilAsserted(() -> assertThat(lookUps.condition()).isInstanceOf(Condition.Works.class));
        }
    }

    private static EPayments slow(CountDownLatch answer) {
        return (EPayments) Proxy.newProxyInstance(
                EPayments.class.getClassLoader(), new Class<?>[] {EPayments.class}, (proxy, method, arguments) -> {
                    answer.await();
                    return new VippsOutcome.Done<>(StubEPayments.payment(PaymentState.CREATED, 0, 0, 0, null));
                });
    }
}
