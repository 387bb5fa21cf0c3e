package io.vendflow.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.testing.Sales;
import io.vendflow.vipps.Secret;
import io.vendflow.vipps.webhook.WebhookSignature;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReceiveWebhookTest {

    private static final Clock CLOCK = Clock.fixed(Sales.NOON, ZoneOffset.UTC);
    private static final WebhookAddresses ADDRESSES = new WebhookAddresses(URI.create("https://vend.example.com/in/"));
    private static final byte[] BODY = "{\"reference\":\"VM0042-7F3K9Q\",\"name\":\"AUTHORIZED\"}".getBytes(UTF_8);

    private final List<Webhook> kept = new ArrayList<>();
    private final List<Object> counted = new ArrayList<>();
    private final WebhookSecrets secrets =
            new WebhookSecrets(Set.of(Sales.MERCHANT), List.of(new Secret("old"), new Secret("new")));
    private boolean kafkaConfirms = true;

    @Test
    void takesInWhatVippsSignedWithAnyValidSecret() {
        assertThat(receive(signed("old", Sales.NOON))).isNull();
        assertThat(receive(signed("new", Sales.NOON))).isNull();

        assertThat(kept).hasSize(2).allSatisfy(webhook -> {
            assertThat(webhook.receivedAt()).isEqualTo(Sales.NOON);
            assertThat(webhook.delivery().body()).isEqualTo(ByteBuffer.wrap(BODY));
        });
        assertThat(counted).containsExactly(Webhook.Kind.PAYMENT, Webhook.Kind.PAYMENT);
    }

    @Test
    void rejectsAnotherSecret() {
        assertThat(receive(signed("guessed", Sales.NOON))).isEqualTo(Rejection.SIGNATURE_WRONG);
        assertThat(kept).isEmpty();
    }

    @Test
    void rejectsASignatureForAnotherAddress() {
        assertThat(receive(sign(URI.create("https://vend.example.com/webhooks/vipps/123456"), "old", Sales.NOON)))
                .isEqualTo(Rejection.SIGNATURE_WRONG);
    }

    @Test
    void rejectsWhatIsOlderOrNewerThanFiveMinutes() {
        assertThat(receive(signed("old", Sales.NOON.minusSeconds(301)))).isEqualTo(Rejection.TOO_OLD);
        assertThat(receive(signed("old", Sales.NOON.plusSeconds(301)))).isEqualTo(Rejection.TOO_NEW);
        assertThat(receive(signed("old", Sales.NOON.minusSeconds(300)))).isNull();
    }

    @Test
    void rejectsWhenAHeaderIsMissing() {
        for (String name : List.of("x-ms-date", "x-ms-content-sha256", "authorization")) {
            Map<String, String> headers = signed("old", Sales.NOON);
            headers.remove(name);

            assertThat(receive(headers)).isEqualTo(Rejection.HEADER_MISSING);
        }
    }

    @Test
    void saysThatItHasNoSecretYet() {
        WebhookSecrets none = new WebhookSecrets(Set.of(Sales.MERCHANT), List.of());

        assertThat(receive(none, signed("old", Sales.NOON))).isEqualTo(Rejection.NO_SECRET_YET);
        none.add(Sales.MERCHANT, new Secret("old"));
        assertThat(receive(none, signed("old", Sales.NOON))).isNull();
    }

    @Test
    void keepsOlderSecretsWhileTheyMayStillBeInUse() {
        secrets.add(Sales.MERCHANT, new Secret("newest"));

        assertThat(receive(signed("newest", Sales.NOON))).isNull();
        assertThat(receive(signed("old", Sales.NOON))).isNull();
    }

    @Test
    void asksForAnotherDeliveryWhenKafkaDoesNotConfirm() {
        kafkaConfirms = false;

        assertThat(receive(signed("old", Sales.NOON))).isEqualTo(Rejection.NOT_KEPT);
        assertThat(counted).containsExactly(Rejection.NOT_KEPT);
    }

    @Test
    void knowsItsMerchants() {
        ReceiveWebhook receiver = receiver(secrets);

        assertThat(receiver.isOurs(Sales.MERCHANT)).isTrue();
        assertThat(receiver.isOurs(new MerchantSerialNumber("999999"))).isFalse();
    }

    private static Map<String, String> signed(String secret, Instant date) {
        return sign(ADDRESSES.of(Sales.MERCHANT), secret, date);
    }

    private static Map<String, String> sign(URI url, String secret, Instant date) {
        WebhookSignature.Headers headers = WebhookSignature.sign(BODY, date, url, new Secret(secret));
        return new HashMap<>(Map.of(
                "x-ms-date", headers.xMsDate(),
                "x-ms-content-sha256", headers.contentSha256(),
                "authorization", headers.authorization()));
    }

    private @Nullable Rejection receive(Map<String, String> headers) {
        return receive(secrets, headers);
    }

    private @Nullable Rejection receive(WebhookSecrets valid, Map<String, String> headers) {
        return receiver(valid)
                .receive(new Delivery(Sales.MERCHANT, headers, ByteBuffer.wrap(BODY)))
                .orElse(null);
    }

    private ReceiveWebhook receiver(WebhookSecrets valid) {
        return new ReceiveWebhook(
                new WebhookSignature(CLOCK),
                valid,
                ADDRESSES,
                webhook -> kafkaConfirms && kept.add(webhook),
                new WebhookMetrics() {
                    @Override
                    public void received(Webhook.Kind kind) {
                        counted.add(kind);
                    }

                    @Override
                    public void rejected(Rejection reason) {
                        counted.add(reason);
                    }
                },
                CLOCK);
    }
}
