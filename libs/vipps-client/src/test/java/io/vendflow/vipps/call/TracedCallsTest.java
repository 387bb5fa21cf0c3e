package io.vendflow.vipps.call;

import static io.vendflow.vipps.stub.VippsStub.MSN;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.sale.PaymentReference;
import io.vendflow.vipps.IdempotencyKey;
import io.vendflow.vipps.Vipps;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.stub.VippsStub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TracedCallsTest {

    private static final PaymentReference REFERENCE = new PaymentReference("VM0042-7F3K9Q");

    private final VippsStub stub = new VippsStub();
    private final Followed followed = new Followed();
    private final Vipps vipps = stub.connect(new SimpleMeterRegistry(), Duration.ofSeconds(2), followed);

    @AfterEach
    void close() {
        vipps.close();
        stub.close();
    }

    @Test
    void followsEachAttemptAndTellsVippsWhichTraceItIs() {
        stub.next(500, "{}").next(400, "{}");

        vipps.payments().cancel(MSN, REFERENCE, IdempotencyKey.of(REFERENCE, "cancel"));

        assertThat(followed.calls).containsExactly("cancel 500 Unknown", "cancel 400 Refused");
        assertThat(stub.calls()).extracting(call -> call.header("traceparent")).containsExactly("span 1", "span 2");
    }

    /** What makes a repetition the same to Vipps must not depend on who watches. */
    @Test
    void repeatsTheSameKeyAndBytesInAnotherSpan() {
        stub.next(500, "{}").next(400, "{}");

        vipps.payments().cancel(MSN, REFERENCE, IdempotencyKey.of(REFERENCE, "cancel"));

        List<VippsStub.Request> calls = stub.calls();
        assertThat(calls.get(1).body()).isEqualTo(calls.get(0).body());
        assertThat(calls.get(1).header("Idempotency-Key"))
                .isEqualTo(calls.get(0).header("Idempotency-Key"));
    }

    @Test
    void sendsNothingWhereNobodyFollows() {
        try (Vipps alone = stub.connect()) {
            stub.next(200, "[]");
            alone.payments().events(MSN, REFERENCE);
        }

        assertThat(stub.calls()).extracting(call -> call.header("traceparent")).containsOnlyNulls();
    }

    private static final class Followed implements CallTracing {

        private final List<String> calls = new ArrayList<>();
        private int spans;
        private int status;

        @Override
        public <T> VippsOutcome<T> follow(Call<T> call, Supplier<VippsOutcome<T>> made) {
            spans++;
            VippsOutcome<T> outcome = made.get();
            calls.add(call.operation().tag() + " " + status + " "
                    + outcome.getClass().getSimpleName());
            return outcome;
        }

        @Override
        public @Nullable String traceparent() {
            return "span " + spans;
        }

        @Override
        public void answered(int answer) {
            status = answer;
        }
    }
}
