package io.vendflow.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.testing.Sales;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {

    private static final String OFFICIAL_FORM = """
            {"msn":"123456","reference":"VM0042-7F3K9Q","pspReference":"1234567891","name":"AUTHORIZED",
             "amount":{"currency":"NOK","value":35000},"timestamp":"2023-08-14T12:48:46.260Z",
             "idempotencyKey":"49ca711a9487112e1def","success":true}""";

    @Test
    void readsWhatNamesTheEvent() {
        assertThat(webhook(OFFICIAL_FORM).content())
                .isEqualTo(new WebhookContent(true, "VM0042-7F3K9Q", "AUTHORIZED", "1234567891"));
    }

    @Test
    void isTheSameFactWheneverVippsDeliversTheSameEvent() {
        assertThat(webhook(OFFICIAL_FORM).fact())
                .isEqualTo(webhook(OFFICIAL_FORM.replace("2023-08-14", "2024-08-14"))
                        .fact())
                .isNotEqualTo(webhook(OFFICIAL_FORM.replace("1234567891", "1234567892"))
                        .fact())
                .isNotEqualTo(
                        webhook(OFFICIAL_FORM.replace("AUTHORIZED", "CAPTURED")).fact());
    }

    @Test
    void isRecognisedByItsBodyWhenItDoesNotNameTheEvent() {
        String nameless = "{\"reference\":\"VM0042-7F3K9Q\",\"name\":\"AUTHORIZED\"}";

        assertThat(webhook(nameless).fact())
                .isEqualTo(webhook(nameless).fact())
                .isNotEqualTo(webhook(nameless + " ").fact());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "17",
                "null",
                "{\"reference\":17}",
                "{\"reference\":\"VM0042-7F3K9Q\\n\"}",
                "{\"reference\":\"portal-payment-4711\"}",
                "{\"reference\":\"24ab7cd6ef658155992\",\"name\":\"AUTHORIZED\"}",
                "{\"customerToken\":\"t\",\"merchantQrId\":\"q\",\"msn\":\"123456\"}"
            })
    void isAnOrphanWhenItNamesNoPaymentOfAMachine(String body) {
        assertThat(webhook(body).kind()).isEqualTo(Webhook.Kind.ORPHAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "<xml/>", "{\"reference\":\"VM0042-7F3K9Q\""})
    void isNotJsonWhenItCannotBeParsed(String body) {
        assertThat(webhook(body).kind()).isEqualTo(Webhook.Kind.NOT_JSON);
    }

    @Test
    void survivesABodyThatIsNestedTooDeep() {
        assertThat(webhook("[".repeat(60_000)).kind()).isEqualTo(Webhook.Kind.NOT_JSON);
    }

    private static Webhook webhook(String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return new Webhook(
                new Delivery(Sales.MERCHANT, Map.of(), ByteBuffer.wrap(bytes)), WebhookContent.read(bytes), Sales.NOON);
    }
}
