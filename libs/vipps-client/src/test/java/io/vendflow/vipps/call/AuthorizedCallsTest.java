package io.vendflow.vipps.call;

import static io.vendflow.vipps.stub.VippsStub.MSN;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.sale.PaymentReference;
import io.vendflow.vipps.IdempotencyKey;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.Uncertainty.Cause;
import io.vendflow.vipps.Vipps;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.epayment.PaymentEvent;
import io.vendflow.vipps.stub.Outcomes;
import io.vendflow.vipps.stub.VippsStub;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class AuthorizedCallsTest {

    private static final PaymentReference REFERENCE = new PaymentReference("VM0042-7F3K9Q");

    private final VippsStub stub = new VippsStub();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Vipps vipps = stub.connect(registry, Duration.ofSeconds(2));

    @AfterEach
    void close() {
        vipps.close();
        stub.close();
    }

    @Test
    void fetchesOneTokenForManyCalls() {
        IntStream.range(0, 3).forEach(i -> stub.next(200, "[]"));
        IntStream.range(0, 3).forEach(i -> events());
        assertThat(stub.tokenRequests()).hasSize(1);
        assertThat(stub.calls()).allMatch(call -> call.header("Authorization").equals("Bearer token-1"));
    }

    @Test
    void fetchesANewTokenOnceWhenTheOldOneIsNotAccepted() {
        stub.next(401, "{}").next(200, "[]");
        assertThat(Outcomes.done(events())).isEmpty();
        assertThat(stub.calls())
                .extracting(call -> call.header("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void sendsTheSameBytesAndKeyWithTheNewToken() {
        stub.next(401, "{}").next(400, "{}");
        vipps.payments().cancel(MSN, REFERENCE, IdempotencyKey.of(REFERENCE, "cancel"));
        List<VippsStub.Request> calls = stub.calls();
        assertThat(calls).hasSize(2);
        assertThat(calls.get(1).body()).isEqualTo(calls.get(0).body());
        assertThat(calls.get(1).header("Idempotency-Key")).isEqualTo("VM0042-7F3K9Q.cancel");
    }

    @Test
    void givesUpWhenTheNewTokenIsNotAcceptedEither() {
        stub.next(401, "{\"message\":\"wrong key\"}").next(401, "{\"message\":\"wrong key\"}");
        Uncertainty uncertainty = Outcomes.unknown(events());
        assertThat(uncertainty.cause()).isEqualTo(Cause.NOT_AUTHORIZED);
        assertThat(uncertainty.detail()).contains("wrong key");
        assertThat(stub.calls()).hasSize(2);
        assertThat(stub.tokenRequests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"401, NOT_AUTHORIZED", "400, NOT_AUTHORIZED", "429, RATE_LIMITED", "500, SERVER_ERROR"})
    void withoutATokenNothingIsAskedAndNothingIsRefused(int status, Cause cause) {
        for (int i = 0; i < 5; i++) {
            stub.nextToken(VippsStub.status(status, "{\"error\":\"no\"}"));
        }
        assertThat(Outcomes.unknown(events()).cause()).isEqualTo(cause);
        assertThat(stub.calls()).isEmpty();
    }

    @Test
    void aMerchantWithoutKeysIsAMatterForAPerson() {
        var stranger = new MerchantSerialNumber("999999");
        Uncertainty uncertainty = Outcomes.unknown(vipps.payments().events(stranger, REFERENCE));
        assertThat(uncertainty.cause()).isEqualTo(Cause.NO_KEYS);
        assertThat(uncertainty.detail()).contains("999999");
        assertThat(stub.calls()).isEmpty();
    }

    @Test
    void everyAttemptIsTimed() {
        stub.next(503, "").next(404, "{}");
        events();
        assertThat(count("token", "done", "none")).isEqualTo(1);
        assertThat(count("events", "unknown", "server_error")).isEqualTo(1);
        assertThat(count("events", "refused", "http_404")).isEqualTo(1);
    }

    @Test
    void unusualRefusalsShareOneTag() {
        stub.next(418, "{}");
        events();
        assertThat(count("events", "refused", "http_4xx")).isEqualTo(1);
    }

    private VippsOutcome<List<PaymentEvent>> events() {
        return vipps.payments().events(MSN, REFERENCE);
    }

    private long count(String operation, String outcome, String cause) {
        return registry.get("vipps.client.requests")
                .tag("operation", operation)
                .tag("outcome", outcome)
                .tag("cause", cause)
                .timer()
                .count();
    }
}
