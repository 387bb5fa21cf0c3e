package io.vendflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vendflow.events.PaymentEnd;
import io.vendflow.events.Topics;
import io.vendflow.events.WebhookReceived;
import io.vendflow.sale.Sale;
import io.vendflow.simulator.faults.Fault;
import io.vendflow.simulator.faults.FaultRule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookIngestIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private static Path directory;

    private static Installation installation;

    @BeforeAll
    static void start() {
        installation = new Installation(directory);
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @BeforeEach
    void withoutFaults() {
        installation.vippsSide.clearFaults();
    }

    @Test
    void tellsOnceWhatEveryWebhookSaysTwice() {
        installation.vippsSide.faults(FaultRule.always("webhook", Fault.WEBHOOK_DOUBLED));
        Sale sale = installation.createdAtVipps("DOUBLED1");
        installation.paymentCreated(sale);

        installation.vippsSide.approve(sale.reference().value());

        await().atMost(SOON).until(() -> webhooks(sale, "AUTHORIZED").count() >= 2);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(installation.authorized(sale)).hasSize(1));
        assertThat(installation.authorized(sale)).singleElement().satisfies(event -> {
            assertThat(event.getAmount()).isEqualTo(2_500);
            assertThat(event.getSale().getMachineId()).isEqualTo("VM0042");
            assertThat(event.getPspReference()).isNotEmpty();
        });
        assertThat(webhooks(sale, "AUTHORIZED")
                        .map(each -> each.getMeta().getId())
                        .distinct())
                .as("the same webhook has the same id")
                .hasSize(1);
        assertThat(installation
                        .meters()
                        .counter("vendflow.payments.ended", "state", "authorized", "found_by", "webhook")
                        .count())
                .isPositive();
    }

    @Test
    void findsTheApprovalWhenNoWebhookComes() {
        installation.vippsSide.faults(FaultRule.always("webhook", Fault.WEBHOOK_LOST));
        Sale sale = installation.createdAtVipps("LOST0001");
        installation.paymentCreated(sale);

        installation.vippsSide.approve(sale.reference().value());

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(installation.authorized(sale)).hasSize(1));
        assertThat(webhooks(sale, "AUTHORIZED")).isEmpty();
    }

    @Test
    void findsTheApprovalWhenVippsFailsForAWhile() {
        Sale sale = installation.createdAtVipps("FAILING1");
        installation.vippsSide.faults(
                FaultRule.times(4, "get", Fault.STATUS_500), FaultRule.times(2, "events", Fault.CONNECTION_RESET));
        installation.paymentCreated(sale);

        installation.vippsSide.approve(sale.reference().value());

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(installation.authorized(sale)).hasSize(1));
    }

    @Test
    void tellsThatTheCustomerDeclined() {
        Sale sale = installation.createdAtVipps("DECLINED");
        installation.paymentCreated(sale);

        installation.vippsSide.decline(sale.reference().value());

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(installation.told(Topics.PAYMENT_ENDED))
                        .filteredOn(event -> event.getSale().getSaleId().equals("DECLINED"))
                        .singleElement()
                        .satisfies(event -> assertThat(event.getState()).isEqualTo(PaymentEnd.ABORTED)));
        assertThat(installation.authorized(sale)).isEmpty();
    }

    @Test
    void goesOnWithWhatAnotherProcessRemembered() {
        installation.vippsSide.faults(FaultRule.always("webhook", Fault.WEBHOOK_LOST));
        Sale over = installation.createdAtVipps("OVER0001");
        Sale open = installation.createdAtVipps("OPEN0001");
        installation.paymentCreated(over);
        installation.paymentCreated(open);
        installation.vippsSide.approve(over.reference().value());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(installation.authorized(over)).hasSize(1));

        installation.moveToAnotherDisk();
        installation.paymentCreated(over);
        installation.vippsSide.approve(open.reference().value());

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(installation.authorized(open)).hasSize(1));
        assertThat(installation.authorized(over)).hasSize(1);
    }

    @Test
    void showsTheWorldNothingButItsDoor() throws IOException, InterruptedException {
        assertThat(statusOf(installation.port, "/")).isEqualTo(404);
        assertThat(statusOf(installation.port, "/actuator/health")).isEqualTo(404);
        assertThat(statusOf(installation.port, "/actuator/prometheus")).isEqualTo(404);
        assertThat(statusOf(installation.port, "/webhooks/vipps/123456")).isEqualTo(405);
        assertThat(statusOf(installation.managementPort, "/actuator/health/readiness"))
                .isEqualTo(200);
        assertThat(statusOf(installation.managementPort, "/actuator/prometheus"))
                .isEqualTo(200);
        assertThat(statusOf(installation.managementPort, "/webhooks/vipps/123456"))
                .isEqualTo(404);
    }

    private static int statusOf(int port, String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static Stream<WebhookReceived> webhooks(Sale sale, String name) {
        return installation.told(Topics.WEBHOOK_RECEIVED).stream()
                .filter(each -> each.getReference().equals(sale.reference().value()))
                .filter(each -> each.getName().equals(name));
    }
}
