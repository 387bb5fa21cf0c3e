package io.vendflow.vipps.webhook;

import static io.vendflow.vipps.stub.VippsStub.MSN;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.vipps.Uncertainty.Cause;
import io.vendflow.vipps.Vipps;
import io.vendflow.vipps.stub.Outcomes;
import io.vendflow.vipps.stub.VippsStub;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpWebhookRegistrationsTest {

    private static final URI URL = URI.create("https://pay.example.test/webhooks/vipps/123456");

    private final VippsStub stub = new VippsStub();
    private final Vipps vipps = stub.connect();

    @AfterEach
    void close() {
        vipps.close();
        stub.close();
    }

    @Test
    void registersAndHidesTheSecret() {
        stub.next(201, "{\"id\":\"id-1\",\"secret\":\"hush==\"}");
        Registered registered = Outcomes.done(vipps.webhooks().register(MSN, URL, WebhookEvents.EPAYMENT));
        assertThat(registered.id()).isEqualTo("id-1");
        assertThat(registered.secret().value()).isEqualTo("hush==");
        assertThat(registered.toString()).doesNotContain("hush");
        VippsStub.Request call = stub.onlyCall();
        assertThat(call.method() + " " + call.path()).isEqualTo("POST /webhooks/v1/webhooks");
        assertThat(call.body())
                .startsWith("{\"url\":\"" + URL + "\",\"events\":[\"epayments.payment.aborted.v1\",")
                .endsWith("\"epayments.payment.terminated.v1\"]}");
    }

    @Test
    void neverRegistersTwiceByItself() {
        stub.next(503, "").next(201, "{\"id\":\"id-1\",\"secret\":\"hush\"}");
        var outcome = vipps.webhooks().register(MSN, URL, Set.of("epayments.payment.captured.v1"));
        assertThat(Outcomes.unknown(outcome).cause()).isEqualTo(Cause.SERVER_ERROR);
        assertThat(stub.calls()).hasSize(1);
    }

    @Test
    void lists() {
        stub.next(200, """
                {"webhooks":[{"id":"id-1","url":"https://pay.example.test/webhooks/vipps/123456","events":["a","b"]},
                             {"id":"id-2","url":"https://old.example.test/"}]}""");
        assertThat(Outcomes.done(vipps.webhooks().list(MSN)))
                .containsExactly(
                        new Registration("id-1", URL, Set.of("a", "b")),
                        new Registration("id-2", URI.create("https://old.example.test/"), Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"webhooks\":[{\"id\":\"x\",\"url\":\"not a url\"}]}"})
    void doesNotTakeAnUnreadableListForAnEmptyOne(String body) {
        stub.next(200, body);
        assertThat(Outcomes.unknown(vipps.webhooks().list(MSN)).cause()).isEqualTo(Cause.UNREADABLE_ANSWER);
    }

    @Test
    void deletes() {
        stub.next(204, "");
        assertThat(Outcomes.done(vipps.webhooks().delete(MSN, "a/b c"))).isEqualTo(new Deleted("a/b c"));
        VippsStub.Request call = stub.onlyCall();
        assertThat(call.method() + " " + call.path()).isEqualTo("DELETE /webhooks/v1/webhooks/a%2Fb%20c");
    }

    @Test
    void aRegistrationThatIsNotThereIsRefused() {
        stub.next(404, "");
        assertThat(Outcomes.refused(vipps.webhooks().delete(MSN, "gone")).httpStatus())
                .isEqualTo(404);
    }
}
