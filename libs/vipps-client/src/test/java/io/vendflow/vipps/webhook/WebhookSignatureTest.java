package io.vendflow.vipps.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.vipps.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

    private static final Instant NOW = Instant.parse("2026-11-03T09:00:00Z");
    private static final URI URL = URI.create("https://pay.example.test/webhooks/vipps/123456");
    private static final Secret SECRET = new Secret("s3cr3t+/==");
    private static final byte[] BODY = "{\"name\":\"AUTHORIZED\"}".getBytes(UTF_8);

    private final WebhookSignature signature = new WebhookSignature(Clock.fixed(NOW, ZoneOffset.UTC));
    private final WebhookSignature.Headers signed = WebhookSignature.sign(BODY, NOW, URL, SECRET);

    @Test
    void acceptsWhatItSigned() {
        assertThat(verify(signed, BODY, URL, SECRET)).isEqualTo(SignatureCheck.VALID);
    }

    @Test
    void writesTheDateAsVippsDoes() {
        assertThat(signed.xMsDate()).isEqualTo("Tue, 03 Nov 2026 09:00:00 GMT");
    }

    @Test
    void acceptsTheOldAndTheNewSecretWhileARegistrationIsReplaced() {
        assertThat(verify(signed, BODY, URL, new Secret("newer"), SECRET)).isEqualTo(SignatureCheck.VALID);
        assertThat(verify(signed, BODY, URL, SECRET, new Secret("older"))).isEqualTo(SignatureCheck.VALID);
    }

    @Test
    void rejectsAnotherSecretAndNoSecretAtAll() {
        assertThat(verify(signed, BODY, URL, new Secret("other"))).isEqualTo(SignatureCheck.SIGNATURE_WRONG);
        assertThat(verify(signed, BODY, URL)).isEqualTo(SignatureCheck.SIGNATURE_WRONG);
    }

    @Test
    void rejectsABodyThatWasTouched() {
        assertThat(verify(signed, "{\"name\": \"AUTHORIZED\"}".getBytes(UTF_8), URL, SECRET))
                .isEqualTo(SignatureCheck.BODY_CHANGED);
    }

    @Test
    void rejectsABodyWhoseHashWasReplacedWithIt() {
        byte[] forged = "{\"name\":\"CAPTURED\"}".getBytes(UTF_8);
        WebhookSignature.Headers byAnother = WebhookSignature.sign(forged, NOW, URL, new Secret("mine"));
        var mixed = new WebhookSignature.Headers(signed.xMsDate(), byAnother.contentSha256(), signed.authorization());
        assertThat(verify(mixed, forged, URL, SECRET)).isEqualTo(SignatureCheck.SIGNATURE_WRONG);
    }

    @Test
    void rejectsADateThatWasMovedToLookFresh() {
        var old = WebhookSignature.sign(BODY, NOW.minus(Duration.ofDays(1)), URL, SECRET);
        var moved = new WebhookSignature.Headers(signed.xMsDate(), old.contentSha256(), old.authorization());
        assertThat(verify(moved, BODY, URL, SECRET)).isEqualTo(SignatureCheck.SIGNATURE_WRONG);
    }

    @ParameterizedTest
    @CsvSource({"-301, TOO_OLD", "-300, VALID", "300, VALID", "301, TOO_NEW"})
    void acceptsFiveMinutesEitherWay(long seconds, SignatureCheck expected) {
        var headers = WebhookSignature.sign(BODY, NOW.plusSeconds(seconds), URL, SECRET);
        assertThat(verify(headers, BODY, URL, SECRET)).isEqualTo(expected);
    }

    @Test
    void takesAnotherToleranceWhenTold() {
        var strict = new WebhookSignature(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofSeconds(10));
        var headers = WebhookSignature.sign(BODY, NOW.minusSeconds(11), URL, SECRET);
        assertThat(strict.verify(
                        BODY,
                        headers.xMsDate(),
                        headers.contentSha256(),
                        headers.authorization(),
                        URL,
                        List.of(SECRET)))
                .isEqualTo(SignatureCheck.TOO_OLD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "", "2026-11-03T09:00:00Z", "Mon, 03 Nov 2026 09:00:00 GMT"})
    void rejectsADateOfAnotherForm(String date) {
        var headers = new WebhookSignature.Headers(date, signed.contentSha256(), signed.authorization());
        assertThat(verify(headers, BODY, URL, SECRET)).isEqualTo(SignatureCheck.DATE_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer token",
                "HMAC-SHA256",
                "HMAC-SHA256 Signature=abc",
                "HMAC-SHA256 SignedHeaders=host&Signature=abc",
                "hmac-sha256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=abc"
            })
    void rejectsAnAuthorizationOfAnotherForm(String authorization) {
        var headers = new WebhookSignature.Headers(signed.xMsDate(), signed.contentSha256(), authorization);
        assertThat(verify(headers, BODY, URL, SECRET)).isEqualTo(SignatureCheck.AUTHORIZATION_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x"})
    void rejectsASignatureThatIsCutOrLonger(String tail) {
        String cut = signed.authorization().substring(0, signed.authorization().length() - 1);
        String changed = tail.isEmpty() ? cut : signed.authorization() + tail;
        var headers = new WebhookSignature.Headers(signed.xMsDate(), signed.contentSha256(), changed);
        assertThat(verify(headers, BODY, URL, SECRET)).isEqualTo(SignatureCheck.SIGNATURE_WRONG);
    }

    @Test
    void rejectsWhenAnyHeaderIsMissing() {
        List<Secret> secrets = List.of(SECRET);
        assertThat(signature.verify(BODY, null, signed.contentSha256(), signed.authorization(), URL, secrets))
                .isEqualTo(SignatureCheck.HEADER_MISSING);
        assertThat(signature.verify(BODY, signed.xMsDate(), null, signed.authorization(), URL, secrets))
                .isEqualTo(SignatureCheck.HEADER_MISSING);
        assertThat(signature.verify(BODY, signed.xMsDate(), signed.contentSha256(), null, URL, secrets))
                .isEqualTo(SignatureCheck.HEADER_MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.test/webhooks/vipps/123456",
                "https://pay.example.test:8080/webhooks/vipps/123456",
                "https://pay.example.test/webhooks/vipps/654321",
                "https://pay.example.test/webhooks/vipps/123456?x=1"
            })
    void rejectsADeliveryForAnotherAddress(String url) {
        assertThat(verify(signed, BODY, URI.create(url), SECRET)).isEqualTo(SignatureCheck.SIGNATURE_WRONG);
    }

    @ParameterizedTest
    @CsvSource({
        "https://pay.example.test/a, https://PAY.example.test:443/a",
        "http://pay.example.test/a, http://pay.example.test:80/a",
        "https://pay.example.test, https://pay.example.test/"
    })
    void readsTheSameAddressHoweverItWasWritten(String one, String other) {
        var headers = WebhookSignature.sign(BODY, NOW, URI.create(one), SECRET);
        assertThat(verify(headers, BODY, URI.create(other), SECRET)).isEqualTo(SignatureCheck.VALID);
    }

    @Property(tries = 200)
    void acceptsItsOwnAndRejectsAnyFlippedBit(@ForAll @Size(min = 1, max = 300) byte[] body, @ForAll int where) {
        var headers = WebhookSignature.sign(body, NOW, URL, SECRET);
        assertThat(verify(headers, body, URL, SECRET)).isEqualTo(SignatureCheck.VALID);
        byte[] flipped = body.clone();
        flipped[Math.floorMod(where, body.length)] ^= (byte) (1 << Math.floorMod(where, 8));
        assertThat(verify(headers, flipped, URL, SECRET)).isEqualTo(SignatureCheck.BODY_CHANGED);
    }

    private SignatureCheck verify(WebhookSignature.Headers headers, byte[] body, URI url, Secret... secrets) {
        return signature.verify(
                body, headers.xMsDate(), headers.contentSha256(), headers.authorization(), url, List.of(secrets));
    }
}
