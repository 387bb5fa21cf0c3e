package io.vendflow.vipps.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.vipps.SystemInfo;
import io.vendflow.vipps.Uncertainty.Cause;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.http.Classification;
import io.vendflow.vipps.http.Http;
import io.vendflow.vipps.http.Requests;
import io.vendflow.vipps.stub.MutableClock;
import io.vendflow.vipps.stub.Outcomes;
import io.vendflow.vipps.stub.VippsStub;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAccessTokensTest {

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-23T10:00:00Z"));
    private final VippsStub stub = new VippsStub();
    private final Http http = new Http(Duration.ofSeconds(2), Duration.ofSeconds(2));
    private final HttpAccessTokens tokens = new HttpAccessTokens(
            http,
            new Requests(stub.url(), new SystemInfo("Operator", "1", "vendflow", "2")),
            new Classification(clock),
            clock);

    @AfterEach
    void close() {
        http.close();
        stub.close();
    }

    @Test
    void asksWithKeysInHeadersAndNoBody() {
        Outcomes.done(fetch());
        VippsStub.Request request = stub.tokenRequests().getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.body()).isEmpty();
        assertThat(request.header("Content-Length")).isEqualTo("0");
        assertThat(request.header("client_id")).isEqualTo("client-id");
        assertThat(request.header("client_secret")).isEqualTo("client-secret");
        assertThat(request.header("Ocp-Apim-Subscription-Key")).isEqualTo("subscription-key");
        assertThat(request.header("Merchant-Serial-Number")).isEqualTo("123456");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3600", "\"3600\"", "3600.0"})
    void readsTheLifetimeAsNumberOrText(String expiresIn) {
        stub.nextToken(VippsStub.status(200, VippsStub.token("abc", expiresIn), "application/json;charset=UTF-8"));
        AccessToken token = Outcomes.done(fetch());
        assertThat(token.value().value()).isEqualTo("abc");
        assertThat(token.expiresAt()).isEqualTo("2026-11-23T11:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"access_token\":\"abc\"}",
                "{\"access_token\":\"\",\"expires_in\":\"3600\"}",
                "{\"access_token\":\"a\\nb\",\"expires_in\":\"3600\"}",
                "{\"access_token\":\"abc\",\"expires_in\":\"-1\"}",
                "{\"access_token\":\"abc\",\"expires_in\":\"9223372036854775807\"}",
                "<html>"
            })
    void rejectsWhatIsNoToken(String body) {
        stub.nextToken(VippsStub.status(200, body));
        assertThat(Outcomes.unknown(fetch()).cause()).isEqualTo(Cause.UNREADABLE_ANSWER);
    }

    @Test
    void doesNotShowTheToken() {
        assertThat(fetch().toString()).doesNotContain("token-1");
    }

    private VippsOutcome<AccessToken> fetch() {
        return tokens.fetch(VippsStub.MERCHANT);
    }
}
