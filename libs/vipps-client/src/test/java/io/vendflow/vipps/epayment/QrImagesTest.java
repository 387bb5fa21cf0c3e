package io.vendflow.vipps.epayment;

import static io.vendflow.vipps.stub.VippsStub.MSN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vendflow.sale.Amount;
import io.vendflow.sale.Currency;
import io.vendflow.sale.PaymentReference;
import io.vendflow.vipps.IdempotencyKey;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.Uncertainty.Cause;
import io.vendflow.vipps.Vipps;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.http.Http;
import io.vendflow.vipps.http.OutcomeTimer;
import io.vendflow.vipps.stub.Outcomes;
import io.vendflow.vipps.stub.VippsStub;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class QrImagesTest {

    private static final PaymentReference REFERENCE = new PaymentReference("VM0042-7F3K9Q");

    private final VippsStub stub = new VippsStub();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Vipps vipps = stub.connect(meters, Duration.ofSeconds(2));

    @AfterEach
    void close() {
        vipps.close();
        stub.close();
    }

    @ParameterizedTest
    @CsvSource({
        "PNG,'\"qrFormat\":{\"format\":\"IMAGE/PNG\",\"size\":240}'",
        "SVG,'\"qrFormat\":{\"format\":\"IMAGE/SVG+XML\"}'"
    })
    void asksForAPictureInTheSameBytesEachTime(QrImage.Format format, String expected) {
        String answer = "{\"reference\":\"VM0042-7F3K9Q\",\"redirectUrl\":\"https://qr-image.vipps.no/v1?token=x\"}";
        stub.next(201, answer).next(201, answer);
        CreatePayment request = new CreatePayment(
                REFERENCE, new Amount(2500, Currency.NOK), "Cola", null, new QrImage(format, 240), Map.of());

        vipps.payments().create(MSN, request, IdempotencyKey.of(REFERENCE, "create"));
        vipps.payments().create(MSN, request, IdempotencyKey.of(REFERENCE, "create"));

        assertThat(stub.calls())
                .extracting(VippsStub.Request::body)
                .allSatisfy(body -> assertThat(body).contains(expected))
                .containsOnly(stub.calls().getFirst().body());
    }

    @Test
    void fetchesThePictureWithNothingOfOurs() {
        stub.next(VippsStub.status(200, "a picture", "image/png"));

        byte[] image = Outcomes.done(fetch(link(), QrImage.Format.PNG));

        assertThat(new String(image, StandardCharsets.UTF_8)).isEqualTo("a picture");
        VippsStub.Request call = stub.onlyCall();
        assertThat(call.query()).isEqualTo("token=x");
        assertThat(call.headers())
                .doesNotContainKeys("Authorization", "Ocp-apim-subscription-key", "Merchant-serial-number")
                .noneSatisfy((name, values) -> assertThat(name).startsWithIgnoringCase("vipps-"));
        assertThat(stub.tokenRequests()).isEmpty();
        assertThat(meters.get("vipps.client.requests")
                        .tag("operation", "qr_image")
                        .tag("outcome", "done")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void takesAContentTypeWithParameters() {
        stub.next(VippsStub.status(200, "<svg/>", "image/svg+xml; charset=utf-8"));

        assertThat(Outcomes.done(fetch(link(), QrImage.Format.SVG))).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({"404,UNREADABLE_ANSWER", "302,UNREADABLE_ANSWER", "429,RATE_LIMITED", "503,SERVER_ERROR"})
    void waitsForAPictureThatIsNotThere(int status, Cause cause) {
        stub.next(VippsStub.status(status, "no", "image/png"));

        assertThat(trouble(link(), QrImage.Format.PNG).cause()).isEqualTo(cause);
    }

    @Test
    void takesNothingElseForAPicture() {
        stub.next(VippsStub.status(200, "<html/>", "text/html"));

        assertThat(trouble(link(), QrImage.Format.PNG).cause()).isEqualTo(Cause.UNREADABLE_ANSWER);
    }

    @Test
    void takesNoPictureThatIsLargerThanOneEverIs() {
        stub.next(VippsStub.status(200, "x".repeat(QrImages.LIMIT + 1), "image/png"));

        assertThat(trouble(link(), QrImage.Format.PNG).detail()).contains("more than");
    }

    @Test
    void takesNoPictureThatBreaksOff() {
        stub.next(VippsStub.withHeader("Content-Type", "image/png", VippsStub.truncated(200, "a pic")));

        assertThat(trouble(link(), QrImage.Format.PNG).cause()).isEqualTo(Cause.UNREADABLE_ANSWER);
    }

    @Test
    void doesNotWaitForEver() {
        stub.next(stub.silence());

        assertThat(trouble(link(), QrImage.Format.PNG).cause()).isEqualTo(Cause.TIMEOUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://vipps.no/x", "no link", "", "https:", "/v1?token=x"})
    void followsNoLinkThatIsNone(String link) {
        Uncertainty trouble = trouble(link, QrImage.Format.PNG);

        assertThat(trouble.cause()).isEqualTo(Cause.UNREADABLE_ANSWER);
        assertThat(trouble.detail()).doesNotContain("token", "passwd");
    }

    @Test
    void followsPlainHttpOnlyWhereTheApiIsPlainToo() {
        try (Http http = new Http(Duration.ofSeconds(1), Duration.ofSeconds(1))) {
            QrImages strict = new QrImages(http, URI.create("https://api.vipps.no"), new OutcomeTimer(meters));

            assertThat(Outcomes.unknown(strict.fetch(link(), QrImage.Format.PNG))
                            .detail())
                    .contains("may be followed");
        }
        assertThat(stub.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {99, 2_001})
    void knowsWhichSizesVippsDraws(int size) {
        assertThatThrownBy(() -> new QrImage(QrImage.Format.PNG, size)).hasMessageContaining("100 to 2000");
    }

    private Uncertainty trouble(String link, QrImage.Format format) {
        return Outcomes.unknown(fetch(link, format));
    }

    private VippsOutcome<byte[]> fetch(String link, QrImage.Format format) {
        return vipps.payments().qrImage(link, format);
    }

    private String link() {
        return stub.url() + "/qr-image/v1?token=x";
    }
}
