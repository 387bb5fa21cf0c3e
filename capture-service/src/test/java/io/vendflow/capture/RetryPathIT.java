package io.vendflow.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.events.Captured;
import io.vendflow.events.DeadLetter;
import io.vendflow.events.ReceiptAttached;
import io.vendflow.events.Topics;
import io.vendflow.kafka.Emission;
import io.vendflow.kafka.EventCodec;
import io.vendflow.kafka.KafkaEventPublisher;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.Replays;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.sale.Sale;
import io.vendflow.testing.Sales;
import io.vendflow.testing.Stage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What comes again through the retry path, on a real Kafka and with the simulated Vipps. */
class RetryPathIT {

    @TempDir
    private static Path data;

    private static Stage stage;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        stage = Stage.openFor("capture-service", data);
        service = new SpringApplicationBuilder(CaptureServiceApplication.class).run(stage.arguments());
    }

    @AfterAll
    static void stop() {
        service.close();
        stage.close();
    }

    @Test
    void saysTheSameFactAndCapturesOnceWhenAReceiptIsReplayed() throws Exception {
        Sale sale = Sales.now("REPLAY1", Sales.COLA);
        stage.authorized(sale);
        stage.publish(Topics.RECEIPT_ATTACHED, receipt(sale));
        stage.awaitEventsOf(sale, Topics.CAPTURED);
        ConsumerRecord<String, byte[]> written = recordOf(sale);

        stage.send(Replays.toRecord(written, "capture-service", "kim"));

        List<Captured> captured = Awaitility.await()
                .until(() -> stage.awaitEventsOf(sale, Topics.CAPTURED), events -> events.size() == 2);
        assertThat(captured)
                .extracting(event -> event.getMeta().getId())
                .containsOnly(captured.getFirst().getMeta().getId());
        assertThat(stage.payment(sale).captured()).isEqualTo(2_500);
    }

    @Test
    void takesAMendedLetterAndBuriesOneThatFailsAgainWithItsSendingsCounted() throws Exception {
        Sale sale = Sales.now("MENDED1", Sales.COLA);
        stage.authorized(sale);
        stage.publishGarbage(Topics.RECEIPT_ATTACHED, "VM0042", new byte[] {1, 2, 3});
        DeadLetter letter = stage.awaitEvents(Topics.DEAD_LETTERS, 1).getFirst();

        stage.send(Replays.toRecord(letter, 1, "kim"));
        DeadLetter second = stage.awaitEvents(Topics.DEAD_LETTERS, 2).getLast();
        byte[] good = KafkaEventPublisher.toRecord(
                        new EventCodec(stage.settings().schemaRegistryUrl()),
                        Emission.of(Topics.RECEIPT_ATTACHED, receipt(sale)))
                .value();
        stage.send(Replays.toRecord(
                DeadLetter.newBuilder(second).setPayload(ByteBuffer.wrap(good)).build(), 2, "kim"));

        assertThat(stage.awaitEventsOf(sale, Topics.CAPTURED)).hasSize(1);
        assertThat(stage.payment(sale).captured()).isEqualTo(2_500);
        assertThat(second.getTopic()).isEqualTo("vending.receipt-attached");
        assertThat(second.getMeta().getId()).isNotEqualTo(letter.getMeta().getId());
        assertThat(second.getHeaders()).containsKeys(Replays.ATTEMPT, Replays.LETTER);
        assertThat(stage.events(Topics.DEAD_LETTERS)).hasSize(2);
    }

    private static ConsumerRecord<String, byte[]> recordOf(Sale sale) {
        return stage.records(Topics.RECEIPT_ATTACHED.name()).stream()
                .filter(each -> subject(each).equals(sale.reference().value()))
                .findFirst()
                .orElseThrow();
    }

    private static String subject(ConsumerRecord<String, byte[]> record) {
        Header subject = record.headers().lastHeader("ce_subject");
        return subject == null ? "" : new String(subject.value(), StandardCharsets.UTF_8);
    }

    private static ReceiptAttached receipt(Sale sale) {
        return ReceiptAttached.newBuilder()
                .setMeta(Metas.of(
                        "a-test",
                        "nobody",
                        sale.requestedAt(),
                        "receipt-attached",
                        sale.reference().value()))
                .setSale(SaleMapper.toEvent(sale))
                .setLines(SaleMapper.toEvent(sale.lines()))
                .setAmount(2_500)
                .setAuthorizedAmount(2_500)
                .build();
    }
}
