package io.vendflow.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.events.DeadLetter;
import io.vendflow.events.PaymentCreated;
import io.vendflow.events.PaymentRejected;
import io.vendflow.events.PaymentRequested;
import io.vendflow.events.QrImage;
import io.vendflow.events.Topics;
import io.vendflow.kafka.EventPublisher;
import io.vendflow.kafka.KafkaEventPublisher;
import io.vendflow.kafka.Metas;
import io.vendflow.kafka.SaleMapper;
import io.vendflow.sale.Sale;
import io.vendflow.simulator.faults.Fault;
import io.vendflow.simulator.faults.FaultRule;
import io.vendflow.simulator.payments.Operation;
import io.vendflow.testing.CrashingPublisher;
import io.vendflow.testing.CrashingPublisher.Moment;
import io.vendflow.testing.Sales;
import io.vendflow.testing.Stage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

class PaymentInitiatorIT {

    @TempDir
    private static Path data;

    private static Stage stage;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        stage = Stage.openFor("payment-initiator", data);
        service = new SpringApplicationBuilder(PaymentInitiatorApplication.class, Crashing.class)
                .run(stage.arguments("--vendflow.vipps.request-timeout=4s"));
    }

    @AfterAll
    static void stop() {
        service.close();
        stage.close();
    }

    /** Every event is lost in a crash the first time. */
    @Configuration
    static class Crashing {

        @Bean
        @Primary
        EventPublisher crashingPublisher(KafkaEventPublisher publisher) {
            return new CrashingPublisher(publisher, Moment.BEFORE_THE_LOG);
        }
    }

    @Test
    void survivesACrashAnOutageAndGarbageWithOnePaymentPerSale() throws Exception {
        Sale first = request("7F3K9Q");

        PaymentCreated created = only(first);

        assertThat(created.getQrText()).startsWith(stage.simulator().baseUrl() + "/phone?token=");
        assertThat(created.getExpiresAt()).isEqualTo(first.requestedAt().plus(Duration.ofMinutes(10)));
        assertThat(stage.payment(first).operations(Operation.CREATE))
                .extracting(performed -> performed.attempt().key())
                .as("asked twice with one key")
                .hasSize(2)
                .containsOnly("VM0042-7F3K9Q.create");

        stage.simulator().faults(FaultRule.times(1, "create", Fault.TIMEOUT_AFTER_WORK));
        Sale second = request("8G4L0R");

        assertThat(only(second).getSale().getReference()).isEqualTo("VM0042-8G4L0R");
        assertThat(stage.simulator().payments())
                .extracting(payment -> payment.request().id().reference().value())
                .containsOnlyOnce("VM0042-7F3K9Q", "VM0042-8G4L0R");

        stage.publishGarbage(Topics.PAYMENT_REQUESTED, "VM0042", "no event".getBytes(UTF_8));
        Sale third = request("9H5M1S");

        only(third);
        assertThat(stage.awaitEvents(Topics.DEAD_LETTERS, 1))
                .singleElement()
                .extracting(DeadLetter::getCode)
                .isEqualTo("UNREADABLE_EVENT");
    }

    @Test
    void sendsTheReceiptWithThePaymentOnceAcrossACrash() {
        Sale sale = Sales.receiptInPayment(Sales.now("RCPT01", Sales.COLA, Sales.SOCKS));
        publish(sale);

        only(sale);

        assertThat(stage.payment(sale).operations(Operation.CREATE)).hasSize(2);
        assertThat(stage.simulator().receipt("VM0042-RCPT01"))
                .hasValueSatisfying(receipt ->
                        assertThat(receipt.json()).contains("COLA05", "SOCKS", "\"posId\":\"VM0042\"", "RCPT01"));
    }

    @Test
    void passesOnThePictureThatVippsDrew() throws IOException {
        Sale sale = Sales.now("IMAGE1", Sales.COLA);
        publish(sale, new QrImage("PNG", 240));

        PaymentCreated created = only(sale);

        assertThat(created.getQrText()).startsWith(stage.simulator().baseUrl() + "/qr-image/v1?token=");
        ByteBuffer buffer = Objects.requireNonNull(created.getQrImage());
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
        assertThat(image.getWidth()).isEqualTo(240);
        assertThat(image.getHeight()).isEqualTo(240);
        assertThat(stage.payment(sale).operations(Operation.CREATE))
                .as("asked twice with the same bytes")
                .hasSize(2);
    }

    @Test
    void rejectsAReferenceThatIsUsedUp() {
        Sale sale = sale("USED01");
        stage.created(sale);
        stage.simulator().decline(sale.reference().value());

        publish(sale);

        List<PaymentRejected> rejected = stage.awaitEvents(Topics.PAYMENT_REJECTED, 1);
        assertThat(rejected).singleElement().satisfies(event -> {
            assertThat(event.getCode()).isEqualTo("REFERENCE_USED");
            assertThat(event.getMessage()).contains("ABORTED");
        });
    }

    private static PaymentCreated only(Sale sale) {
        List<PaymentCreated> events = stage.awaitEventsOf(sale, Topics.PAYMENT_CREATED);
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private static Sale request(String saleId) {
        Sale sale = sale(saleId);
        publish(sale);
        return sale;
    }

    private static Sale sale(String saleId) {
        return Sales.now(saleId, Sales.COLA);
    }

    private static void publish(Sale sale) {
        publish(sale, null);
    }

    private static void publish(Sale sale, @Nullable QrImage picture) {
        stage.publish(
                Topics.PAYMENT_REQUESTED,
                PaymentRequested.newBuilder()
                        .setMeta(Metas.of(
                                "machine-gateway",
                                "machine",
                                sale.requestedAt(),
                                "payment-requested",
                                sale.reference().value()))
                        .setSale(SaleMapper.toEvent(sale))
                        .setQrImage(picture)
                        .build());
    }
}
