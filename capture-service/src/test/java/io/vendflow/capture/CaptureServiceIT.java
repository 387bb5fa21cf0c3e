package io.vendflow.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vendflow.events.CancelRequested;
import io.vendflow.events.CaptureFailed;
import io.vendflow.events.Captured;
import io.vendflow.events.DeadLetter;
import io.vendflow.events.Meta;
import io.vendflow.events.ReceiptAttached;
import io.vendflow.events.Refunded;
import io.vendflow.events.ReleaseReason;
import io.vendflow.events.Released;
import io.vendflow.events.Topics;
import io.vendflow.events.VendOutcome;
import io.vendflow.events.VendReported;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

class CaptureServiceIT {

    @TempDir
    private static Path data;

    private static Stage stage;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        stage = Stage.openFor("capture-service", data);
        service = new SpringApplicationBuilder(CaptureServiceApplication.class, Crashing.class)
                .run(stage.arguments("--vendflow.vipps.request-timeout=1s"));
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
    void takesThePriceOfWhatWasDispensedOnceAndLetsGoOfTheRest() {
        Sale sale = authorized("PART01");
        stage.simulator().faults(FaultRule.times(1, "capture", Fault.TIMEOUT_AFTER_WORK));

        stage.publish(Topics.RECEIPT_ATTACHED, receipt(sale));

        assertThat(stage.awaitEventsOf(sale, Topics.CAPTURED))
                .extracting(Captured::getAmount)
                .containsOnly(2_500L);
        assertThat(stage.awaitEventsOf(sale, Topics.RELEASED)).singleElement().satisfies(released -> {
            assertThat(released.getAmount()).isEqualTo(1_800);
            assertThat(released.getReason()).isEqualTo(ReleaseReason.REMAINDER);
        });
        assertThat(stage.payment(sale).captured()).isEqualTo(2_500);
        assertThat(stage.payment(sale).cancelled()).isEqualTo(1_800);
        assertThat(stage.payment(sale).operations(Operation.CAPTURE))
                .as("asked again, with the same key")
                .hasSizeGreaterThan(1)
                .extracting(performed -> performed.attempt().key())
                .containsOnly("VM0042-PART01.capture");
    }

    @Test
    void saysTheSameFactWhenAnEventComesTwice() {
        Sale sale = authorized("TWICE1");

        stage.publish(Topics.RECEIPT_ATTACHED, receipt(sale));
        stage.publish(Topics.RECEIPT_ATTACHED, receipt(sale));

        List<Captured> captured = stage.awaitEvents(Topics.CAPTURED, 2).stream()
                .filter(event -> event.getSale().getSaleId().equals("TWICE1"))
                .toList();
        assertThat(captured).isNotEmpty();
        assertThat(captured)
                .extracting(event -> event.getMeta().getId())
                .containsOnly(captured.getFirst().getMeta().getId());
        assertThat(stage.payment(sale).captured()).isEqualTo(2_500);
    }

    @Test
    void letsGoOfEverythingWhenNothingWasDispensed() {
        Sale sale = authorized("FAIL01");

        stage.publish(Topics.VEND_REPORTED, failed(sale));

        assertThat(stage.awaitEventsOf(sale, Topics.RELEASED)).allSatisfy(released -> {
            assertThat(released.getAmount()).isEqualTo(4_300);
            assertThat(released.getReason()).isEqualTo(ReleaseReason.VEND_FAILED);
        });
        assertThat(stage.payment(sale).cancelled()).isEqualTo(4_300);
    }

    @Test
    void waitsUntilTheCustomersBankHasDecidedBeforeItCancels() {
        Sale sale = Sales.now("3DS001", Sales.COLA, Sales.CHIPS);
        stage.created(sale);
        stage.simulator().startProcessing(sale.reference().value(), Duration.ofMinutes(5));

        stage.publish(
                Topics.CANCEL_REQUESTED,
                CancelRequested.newBuilder()
                        .setMeta(meta(sale, "cancel-requested"))
                        .setSale(SaleMapper.toEvent(sale))
                        .setReason(ReleaseReason.BUTTON)
                        .build());

        await().until(() -> !stage.payment(sale).operations(Operation.CANCEL).isEmpty());
        stage.simulator().startProcessing(sale.reference().value(), Duration.ZERO);

        assertThat(stage.awaitEventsOf(sale, Topics.RELEASED))
                .extracting(Released::getReason)
                .containsOnly(ReleaseReason.BUTTON);
        assertThat(stage.payment(sale).operations(Operation.CANCEL)).hasSizeGreaterThan(1);
    }

    @Test
    void capturesInFullAndGivesBackTheRestWhereTheSalesUnitCapturesNoPart() {
        Sale sale = Sales.danish("DANISH1", Sales.COLA, Sales.CHIPS);
        stage.authorized(sale);
        stage.simulator().faults(FaultRule.times(1, "refund", Fault.TIMEOUT_AFTER_WORK));

        stage.publish(Topics.RECEIPT_ATTACHED, receipt(sale));

        assertThat(stage.awaitEventsOf(sale, Topics.REFUNDED)).allSatisfy(refunded -> {
            assertThat(refunded.getAmount()).isEqualTo(1_800);
            assertThat(refunded.getRequestedBy()).isEqualTo("capture-service");
            assertThat(refunded.getReason()).isEqualTo("PART_NOT_CAPTURABLE");
        });
        assertThat(stage.awaitEventsOf(sale, Topics.CAPTURED))
                .extracting(Captured::getAmount)
                .containsOnly(4_300L);
        assertThat(stage.payment(sale).captured()).isEqualTo(4_300);
        assertThat(stage.payment(sale).refunded()).isEqualTo(1_800);
    }

    @Test
    void givesBackWhatAMachineWithoutReportsDidNotDispense() {
        Sale sale = Sales.capturedOnAuthorization(authorized("NOREP1"));
        stage.publish(Topics.RECEIPT_ATTACHED, receiptForAll(sale));
        stage.awaitEventsOf(sale, Topics.CAPTURED);

        stage.publish(Topics.VEND_REPORTED, failed(sale));

        assertThat(stage.awaitEventsOf(sale, Topics.REFUNDED))
                .extracting(Refunded::getAmount)
                .containsOnly(4_300L);
        assertThat(stage.payment(sale).refunded()).isEqualTo(4_300);
    }

    @Test
    void tellsAPersonWhatCanNeverBeDone() {
        Sale gone = authorized("GONE01");
        stage.publish(Topics.VEND_REPORTED, failed(gone));
        stage.awaitEventsOf(gone, Topics.RELEASED);

        stage.publish(Topics.RECEIPT_ATTACHED, receipt(gone));

        assertThat(stage.awaitEventsOf(gone, Topics.CAPTURE_FAILED))
                .extracting(CaptureFailed::getCode)
                .containsOnly("VIPPS_6070");

        Sale taken = authorized("TAKEN1");
        stage.publish(Topics.RECEIPT_ATTACHED, receipt(taken));
        stage.awaitEventsOf(taken, Topics.RELEASED);

        stage.publish(Topics.VEND_REPORTED, failed(taken));

        assertThat(stage.awaitEvents(Topics.DEAD_LETTERS, 1))
                .singleElement()
                .extracting(DeadLetter::getCode)
                .isEqualTo("ALREADY_CAPTURED");
        assertThat(stage.payment(taken).captured()).isEqualTo(2_500);
    }

    private static Sale authorized(String saleId) {
        Sale sale = Sales.now(saleId, Sales.COLA, Sales.CHIPS);
        stage.authorized(sale);
        return sale;
    }

    private static ReceiptAttached receipt(Sale sale) {
        return ReceiptAttached.newBuilder()
                .setMeta(meta(sale, "receipt-attached"))
                .setSale(SaleMapper.toEvent(sale))
                .setLines(SaleMapper.toEvent(List.of(Sales.COLA)))
                .setAmount(2_500)
                .setAuthorizedAmount(4_300)
                .build();
    }

    private static ReceiptAttached receiptForAll(Sale sale) {
        return ReceiptAttached.newBuilder(receipt(sale))
                .setLines(SaleMapper.toEvent(sale.lines()))
                .setAmount(4_300)
                .build();
    }

    private static VendReported failed(Sale sale) {
        return VendReported.newBuilder()
                .setMeta(meta(sale, "vend-reported"))
                .setSale(SaleMapper.toEvent(sale))
                .setOutcome(VendOutcome.FAILED)
                .setDispensed(List.of())
                .setDispensedAmount(0)
                .setAuthorizedAmount(4_300)
                .setReason("JAM")
                .build();
    }

    private static Meta meta(Sale sale, String fact) {
        return Metas.of(
                "a-test", "nobody", sale.requestedAt(), fact, sale.reference().value());
    }
}
