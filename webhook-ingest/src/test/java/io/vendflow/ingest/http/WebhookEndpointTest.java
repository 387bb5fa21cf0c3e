package io.vendflow.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.vendflow.ingest.ReceiveWebhook;
import io.vendflow.ingest.Rejection;
import io.vendflow.ingest.Webhook;
import io.vendflow.ingest.WebhookAddresses;
import io.vendflow.ingest.WebhookMetrics;
import io.vendflow.ingest.WebhookSecrets;
import io.vendflow.testing.Sales;
import io.vendflow.vipps.Secret;
import io.vendflow.vipps.webhook.WebhookSignature;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class WebhookEndpointTest {

    private static final String PATH = "/webhooks/vipps/123456";
    private static final URI REGISTERED = URI.create("https://vend.example.com" + PATH);
    private static final Secret SECRET = new Secret("A0+AeKBRG2KRGvnNwJpQlb6IJFk48CKXCIcrLoHncVJKDILsQSxS6NWCccwWm6r6");
    private static final byte[] BODY = """
            {"msn":"123456","reference":"VM0042-7F3K9Q","pspReference":"1","name":"AUTHORIZED","success":true}""".getBytes(UTF_8);

    private final List<Webhook> kept = new ArrayList<>();
    private final List<Object> counted = new ArrayList<>();
    private boolean kafkaConfirms = true;
    private final MockMvc door = MockMvcBuilders.standaloneSetup(endpoint()).build();

    @Test
    void answersTwoHundredWhenTheWebhookIsInTheLog() throws Exception {
        door.perform(signed(BODY).header("Webhook-Id", "registration-1")).andExpect(status().isOk());

        assertThat(kept).singleElement().satisfies(webhook -> {
            assertThat(webhook.delivery().body()).as("byte for byte").isEqualTo(ByteBuffer.wrap(BODY));
            assertThat(webhook.delivery().headers()).containsEntry("webhook-id", "registration-1");
            assertThat(webhook.content().reference()).isEqualTo("VM0042-7F3K9Q");
        });
        assertThat(counted).containsExactly(Webhook.Kind.PAYMENT);
    }

    @Test
    void checksAgainstTheRegisteredAddressWhateverTheHostHeaderSays() throws Exception {
        door.perform(signed(BODY).header("Host", "10.0.0.7:8082")).andExpect(status().isOk());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"not json at all", "{}", "{\"reference\":\"made-in-the-portal\",\"name\":\"REFUNDED\"}", ""})
    void neverRefusesForWhatABodySays(String body) throws Exception {
        door.perform(signed(body.getBytes(UTF_8))).andExpect(status().isOk());

        assertThat(kept).hasSize(1);
    }

    @Test
    void takesAnyContentType() throws Exception {
        door.perform(signed(BODY).contentType(MediaType.APPLICATION_FORM_URLENCODED))
                .andExpect(status().isOk());
    }

    @Test
    void answersFourHundredAndOneWithTheReason() throws Exception {
        byte[] changed = new String(BODY, UTF_8).replace("true", "fals").getBytes(UTF_8);

        door.perform(signed(BODY).content(changed))
                .andExpect(status().isUnauthorized())
                .andExpect(content().string("body_changed\n"));
        assertThat(kept).isEmpty();
        assertThat(counted).containsExactly(Rejection.BODY_CHANGED);
    }

    @Test
    void answersFourHundredAndOneWithoutSignature() throws Exception {
        door.perform(post(PATH).content(BODY))
                .andExpect(status().isUnauthorized())
                .andExpect(content().string("header_missing\n"));
    }

    @Test
    void answersFourHundredAndOneToAnOldSignature() throws Exception {
        door.perform(signed(BODY, Sales.NOON.minusSeconds(600)))
                .andExpect(status().isUnauthorized())
                .andExpect(content().string("too_old\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999", "1", "12345678901", "abc", "123456%20"})
    void answersFourHundredAndFourToMerchantsThatAreNotOurs(String merchant) throws Exception {
        door.perform(post(URI.create("/webhooks/vipps/" + merchant)).content(BODY))
                .andExpect(status().isNotFound());

        assertThat(counted).containsExactly(Rejection.UNKNOWN_MERCHANT);
    }

    @Test
    void answersFourHundredAndThirteenToABodyThatIsTooLarge() throws Exception {
        byte[] large = new byte[WebhookEndpoint.LARGEST_BODY + 1];

        door.perform(signed(large)).andExpect(status().isContentTooLarge());
        assertThat(counted).containsExactly(Rejection.TOO_LARGE);
    }

    @Test
    void takesABodyThatIsJustSmallEnough() throws Exception {
        door.perform(signed(new byte[WebhookEndpoint.LARGEST_BODY])).andExpect(status().isOk());
    }

    @Test
    void answersFiveHundredAndThreeWhenKafkaDoesNotConfirm() throws Exception {
        kafkaConfirms = false;

        door.perform(signed(BODY)).andExpect(status().isServiceUnavailable());
    }

    @Test
    void takesNothingButPosts() throws Exception {
        door.perform(get(PATH)).andExpect(status().isMethodNotAllowed());
    }

    private static MockHttpServletRequestBuilder signed(byte[] body) {
        return signed(body, Sales.NOON);
    }

    private static MockHttpServletRequestBuilder signed(byte[] body, Instant date) {
        WebhookSignature.Headers headers = WebhookSignature.sign(body, date, REGISTERED, SECRET);
        return post(PATH)
                .content(body)
                .contentType(MediaType.APPLICATION_JSON)
                .header("x-ms-date", headers.xMsDate())
                .header("x-ms-content-sha256", headers.contentSha256())
                .header("Authorization", headers.authorization());
    }

    private WebhookEndpoint endpoint() {
        Clock clock = Clock.fixed(Sales.NOON, ZoneOffset.UTC);
        WebhookMetrics metrics = new WebhookMetrics() {
            @Override
            public void received(Webhook.Kind kind) {
                counted.add(kind);
            }

            @Override
            public void rejected(Rejection reason) {
                counted.add(reason);
            }
        };
        return new WebhookEndpoint(
                new ReceiveWebhook(
                        new WebhookSignature(clock),
                        new WebhookSecrets(Set.of(Sales.MERCHANT), List.of(SECRET)),
                        new WebhookAddresses(URI.create("https://vend.example.com")),
                        webhook -> kafkaConfirms && kept.add(webhook),
                        metrics,
                        clock),
                metrics,
                new DoorProperties(10, 10, 10, Duration.ofSeconds(1)));
    }
}
