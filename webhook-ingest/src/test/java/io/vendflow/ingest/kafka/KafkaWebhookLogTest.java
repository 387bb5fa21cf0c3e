package io.vendflow.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.events.DeadLetter;
import io.vendflow.events.WebhookReceived;
import io.vendflow.ingest.Delivery;
import io.vendflow.ingest.Webhook;
import io.vendflow.ingest.WebhookContent;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.EventPublisher;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.PublishFailedException;
import io.vendflow.kafka.RegistryUnavailableException;
import io.vendflow.testing.Sales;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class KafkaWebhookLogTest {

    private static final String BODY =
            "{\"reference\":\"VM0042-7F3K9Q\",\"name\":\"AUTHORIZED\",\"pspReference\":\"1\"}";
    private static final WebhookContent CONTENT = new WebhookContent(true, "VM0042-7F3K9Q", "AUTHORIZED", "1");

    private final List<Emission<?>> published = new ArrayList<>();

    @Test
    void keepsTheWebhookAsItCame() {
        assertThat(keep(published::addAll, webhook(BODY, CONTENT))).isTrue();

        assertThat(published).singleElement().satisfies(emission -> {
            assertThat(emission.key()).isEqualTo("VM0042");
            assertThat(emission.event()).isInstanceOfSatisfying(WebhookReceived.class, event -> {
                assertThat(event.getMeta().getId())
                        .isEqualTo(Metas.factId("webhook", "123456", "VM0042-7F3K9Q", "AUTHORIZED", "1"));
                assertThat(event.getMeta().getOccurredAt()).isEqualTo(Sales.NOON);
                assertThat(event.getWebhookId()).isEqualTo("registration-1");
                assertThat(UTF_8.decode(event.getBody()).toString()).isEqualTo(BODY);
            });
        });
    }

    @Test
    void showsAPersonWhatIsAboutNothingOfOurs() {
        keep(published::addAll, webhook("{}", new WebhookContent(true, "", "", "")));
        keep(published::addAll, webhook("?", new WebhookContent(false, "", "", "")));

        assertThat(published)
                .extracting(Emission::event)
                .filteredOn(DeadLetter.class::isInstance)
                .map(DeadLetter.class::cast)
                .hasSize(2)
                .allSatisfy(letter -> {
                    assertThat(letter.getOrigin()).isEqualTo("http");
                    assertThat(letter.getTopic()).isEqualTo("/webhooks/vipps/123456");
                    assertThat(letter.getHeaders()).containsOnlyKeys("webhook-id");
                })
                .extracting(DeadLetter::getCode)
                .containsExactly("ORPHAN_WEBHOOK", "NOT_JSON");
        assertThat(published).hasSize(4);
    }

    @Test
    void saysWhenKafkaOrTheRegistryDidNotConfirm() {
        EventPublisher kafkaIsAway = events -> {
            throw new PublishFailedException("no", new IOException());
        };
        EventPublisher registryIsAway = events -> {
            throw new RegistryUnavailableException("no", new IOException());
        };

        assertThat(keep(kafkaIsAway, webhook(BODY, CONTENT))).isFalse();
        assertThat(keep(registryIsAway, webhook(BODY, CONTENT))).isFalse();
    }

    @Test
    void givesUpBeforeVippsDoes() {
        CountDownLatch confirmation = new CountDownLatch(1);
        EventPublisher slow = events -> await(confirmation);

        try (KafkaWebhookLog log = new KafkaWebhookLog(slow, Duration.ofMillis(50))) {
            assertThat(log.keep(webhook(BODY, CONTENT))).isFalse();
            confirmation.countDown();
        }
        assertThat(KafkaWebhookLog.PATIENCE).isLessThan(Duration.ofSeconds(10));
    }

    private static boolean keep(EventPublisher publisher, Webhook webhook) {
        try (KafkaWebhookLog log = new KafkaWebhookLog(publisher, Duration.ofSeconds(5))) {
            return log.keep(webhook);
        }
    }

    private static Webhook webhook(String body, WebhookContent content) {
        return new Webhook(
                new Delivery(
                        Sales.MERCHANT,
                        Map.of("webhook-id", "registration-1", "authorization", "HMAC"),
                        ByteBuffer.wrap(body.getBytes(UTF_8))),
                content,
                Sales.NOON);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
