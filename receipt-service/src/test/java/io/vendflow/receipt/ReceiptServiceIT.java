package io.vendflow.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.events.Authorized;
import io.vendflow.events.Meta;
import io.vendflow.events.ReceiptAttached;
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
import io.vendflow.testing.CrashingPublisher;
import io.vendflow.testing.CrashingPublisher.Moment;
import io.vendflow.testing.Sales;
import io.vendflow.testing.Stage;
import java.nio.file.Path;
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

class ReceiptServiceIT {

    @TempDir
    private static Path data;

    private static Stage stage;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        stage = Stage.openFor("receipt-service", data);
        service = new SpringApplicationBuilder(ReceiptServiceApplication.class, Crashing.class)
                .run(stage.arguments("--vendflow.vipps.request-timeout=1s"));
    }

    @AfterAll
    static void stop() {
        service.close();
        stage.close();
    }

    /** The service crashes after every event, before it can commit, the first time. */
    @Configuration
    static class Crashing {

        @Bean
        @Primary
        EventPublisher crashingPublisher(KafkaEventPublisher publisher) {
            return new CrashingPublisher(publisher, Moment.AFTER_THE_LOG);
        }
    }

    @Test
    void attachesOneReceiptAcrossACrashAndALostAnswer() {
        Sale sale = Sales.now("PART01", Sales.COLA, Sales.CHIPS);
        stage.authorized(sale);
        stage.simulator().faults(FaultRule.times(1, "receipt", Fault.TIMEOUT_AFTER_WORK));

        stage.publish(Topics.VEND_REPORTED, partial(sale));

        List<ReceiptAttached> attached = stage.awaitEventsOf(sale, Topics.RECEIPT_ATTACHED);
        assertThat(attached).allSatisfy(event -> {
            assertThat(event.getAmount()).isEqualTo(2_500);
            assertThat(event.getAuthorizedAmount()).isEqualTo(4_300);
            assertThat(event.getMeta().getId())
                    .isEqualTo(attached.getFirst().getMeta().getId());
        });
        assertThat(stage.simulator().receipt("VM0042-PART01"))
                .hasValueSatisfying(receipt -> assertThat(receipt.json())
                        .contains("COLA05")
                        .doesNotContain("CHIPS")
                        .contains("VM0042"));
    }

    @Test
    void attachesTheReceiptAtOnceWhereTheMachineCannotReport() {
        Sale sale = Sales.capturedOnAuthorization(Sales.now("ONAUTH", Sales.COLA, Sales.CHIPS));
        stage.authorized(sale);

        stage.publish(
                Topics.AUTHORIZED,
                Authorized.newBuilder()
                        .setMeta(meta(sale, "authorized"))
                        .setSale(SaleMapper.toEvent(sale))
                        .setAmount(4_300)
                        .setPspReference("psp-1")
                        .setAuthorizedAt(sale.requestedAt())
                        .build());

        assertThat(stage.awaitEventsOf(sale, Topics.RECEIPT_ATTACHED))
                .extracting(ReceiptAttached::getAmount)
                .containsOnly(4_300L);
    }

    private static VendReported partial(Sale sale) {
        return VendReported.newBuilder()
                .setMeta(meta(sale, "vend-reported"))
                .setSale(SaleMapper.toEvent(sale))
                .setOutcome(VendOutcome.PARTIAL)
                .setDispensed(SaleMapper.toEvent(List.of(Sales.COLA)))
                .setDispensedAmount(2_500)
                .setAuthorizedAmount(4_300)
                .build();
    }

    private static Meta meta(Sale sale, String fact) {
        return Metas.of(
                "a-test", "nobody", sale.requestedAt(), fact, sale.reference().value());
    }
}
