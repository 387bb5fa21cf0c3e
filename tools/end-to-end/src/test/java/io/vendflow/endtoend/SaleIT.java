package io.vendflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.stack.Service;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** The walk of the README, and the other ways a sale ends. */
@ExtendWith(World.Extension.class)
@Execution(ExecutionMode.CONCURRENT)
class SaleIT {

    @Test
    void goesFromTheMachinesMessageToTheCapturedMoney(World world) throws Exception {
        try (VendingMachine machine = world.machine()) {
            machine.sell("7F3K9Q");
            JsonNode awaiting = machine.awaitState("7F3K9Q", "AWAITING_PAYMENT");
            String text = awaiting.at("/qr/text").asString();
            assertThat(Qr.decode(awaiting.at("/qr/data").asString())).isEqualTo(text);
            assertThat(awaiting.at("/qr/size").asInt()).isEqualTo(300);
            assertThat(world.vipps().openPhone(text)).contains("25,00");

            world.vipps().approve(machine.id() + "-7F3K9Q");
            JsonNode authorized = machine.awaitState("7F3K9Q", "AUTHORIZED");
            assertThat(authorized.at("/amount").asLong()).isEqualTo(2500);
            assertThat(authorized.at("/vendBefore").isString()).isTrue();

            machine.reportDispensed("7F3K9Q");
            assertThat(machine.awaitState("7F3K9Q", "CAPTURED").at("/amount").asLong())
                    .isEqualTo(2500);
            new Books(world, machine, "7F3K9Q").agreeOnCaptured();
        }
    }

    @Test
    void hasEveryTopicOfTheContractAndEveryServiceTellsItsMetrics(World world) throws Exception {
        assertThat(world.log().topicNames())
                .containsAll(Topics.all().stream().map(Topic::name).toList());
        HttpClient http = HttpClient.newHttpClient();
        for (Service service : Service.values()) {
            URI metrics = URI.create(world.stack().addresses().managementUrl(service) + "/actuator/prometheus");
            String body = http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                    .body();
            assertThat(body).contains("jvm_memory_used_bytes", "service=\"" + service.id() + "\"");
        }
    }

    @Test
    void isReleasedWhenNothingWasDispensed(World world) {
        try (VendingMachine machine = world.machine()) {
            machine.sell("FAILED");
            machine.awaitState("FAILED", "AWAITING_PAYMENT");
            world.vipps().approve(machine.id() + "-FAILED");
            machine.awaitState("FAILED", "AUTHORIZED");
            machine.reportFailed("FAILED");
            assertThat(machine.awaitState("FAILED", "RELEASED").at("/code").asString())
                    .isEqualTo("VEND_FAILED");
            new Books(world, machine, "FAILED").agreeOnReleasedAfterAuthorization();
        }
    }

    @Test
    void isAbortedWhenTheCustomerDeclines(World world) {
        try (VendingMachine machine = world.machine()) {
            machine.sell("DECLINED");
            machine.awaitState("DECLINED", "AWAITING_PAYMENT");
            world.vipps().decline(machine.id() + "-DECLINED");
            machine.awaitState("DECLINED", "ABORTED");
            new Books(world, machine, "DECLINED").agreeOnUnpaid();
        }
    }

    @Test
    void expiresWhenTenMinutesPass(World world) {
        try (VendingMachine machine = world.machine()) {
            machine.sell("EXPIRED");
            machine.awaitState("EXPIRED", "AWAITING_PAYMENT");
            world.vipps().expire(machine.id() + "-EXPIRED");
            machine.awaitState("EXPIRED", "EXPIRED");
            new Books(world, machine, "EXPIRED").agreeOnUnpaid();
        }
    }

    @Test
    void isReleasedByTheCancelButtonBeforePayment(World world) {
        try (VendingMachine machine = world.machine()) {
            machine.sell("BUTTON");
            machine.awaitState("BUTTON", "AWAITING_PAYMENT");
            machine.pressCancel("BUTTON");
            assertThat(machine.awaitState("BUTTON", "RELEASED").at("/code").asString())
                    .isEqualTo("BUTTON");
            assertThat(world.vipps()
                            .payment(machine.id() + "-BUTTON")
                            .at("/state")
                            .asString())
                    .isEqualTo("TERMINATED");
            new Books(world, machine, "BUTTON").agreeOnUnpaid();
        }
    }

    @Test
    void isNeverVendedWhenTheCustomerApprovesAfterTheCancelButton(World world) {
        try (VendingMachine machine = world.machine()) {
            String reference = machine.id() + "-TOOLATE";
            machine.sell("TOOLATE");
            machine.awaitState("TOOLATE", "AWAITING_PAYMENT");
            world.vipps().processing(reference, 5);
            machine.pressCancel("TOOLATE");
            await().atMost(VendingMachine.PATIENCE)
                    .until(() ->
                            !world.log().of(reference, Topics.CANCEL_REQUESTED).isEmpty());
            world.vipps().approve(reference);
            machine.awaitState("TOOLATE", "RELEASED");
            await().atMost(VendingMachine.PATIENCE)
                    .untilAsserted(() -> assertThat(world.vipps().sum(reference, "cancelled"))
                            .isEqualTo(2500));
            assertThat(machine.statesOf("TOOLATE")).doesNotContain("AUTHORIZED");
            assertThat(world.vipps().sum(reference, "captured")).isZero();
        }
    }
}
