package io.vendflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vendflow.events.ReceiptMode;
import io.vendflow.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** Machines of several merchants, as an operator set them up at the command line. */
@ExtendWith(World.Extension.class)
@Execution(ExecutionMode.CONCURRENT)
class FleetIT {

    @TempDir
    private Path folder;

    @Test
    void sellsForTheMerchantOfTheMachinesProfile(World world) throws Exception {
        try (VendingMachine machine = world.machine()) {
            fleet(world, machine.id() + ",654321,Hall,Aarhus,,,true");
            String reference = machine.id() + "-DANISH";
            VippsBook vipps = world.vipps().danish();

            sell(machine, "DANISH", "DKK", 2500);
            JsonNode awaiting = machine.awaitState("DANISH", "AWAITING_PAYMENT");
            assertThat(awaiting.at("/currency").asString()).isEqualTo("DKK");
            vipps.approve(reference);
            machine.awaitState("DANISH", "AUTHORIZED");
            machine.reportDispensed("DANISH");
            machine.awaitState("DANISH", "CAPTURED");

            assertThat(vipps.sum(reference, "captured")).isEqualTo(2500);
            assertThat(vipps.order(reference).at("/receipt/orderLines").size()).isEqualTo(1);
            assertThat(world.vipps().knows(reference))
                    .as("at the default merchant")
                    .isFalse();
            await("webhooks of this merchant are registered")
                    .atMost(VendingMachine.PATIENCE)
                    .until(() -> !world.log().webhooks(reference).isEmpty());
        }
    }

    @Test
    void showsThePictureThatVippsDrewAndSendsTheReceiptWithThePaymentWhereTheProfileSaysSo(World world)
            throws Exception {
        try (VendingMachine machine = world.machine()) {
            fleet(world, machine.id() + ",777777,Sali,Turku,VIPPS_IMAGE,IN_PAYMENT,true");
            String reference = machine.id() + "-FINNISH";
            VippsBook vipps = world.vipps().finnish();

            sell(machine, "FINNISH", "EUR", 250);
            JsonNode qr = machine.awaitState("FINNISH", "AWAITING_PAYMENT").at("/qr");
            assertThat(qr.at("/text").asString()).contains("/qr-image/v1?token=");
            assertThat(qr.at("/size").asInt()).isEqualTo(300);
            assertThat(vipps.openPhone(Qr.decode(qr.at("/data").asString()))).contains("2,50");
            assertThat(vipps.order(reference).at("/receipt/orderLines").size())
                    .as("with the payment")
                    .isEqualTo(1);

            vipps.approve(reference);
            machine.awaitState("FINNISH", "AUTHORIZED");
            machine.reportDispensed("FINNISH");
            machine.awaitState("FINNISH", "CAPTURED");
            assertThat(vipps.sum(reference, "captured")).isEqualTo(250);
            assertThat(world.log().of(reference, Topics.RECEIPT_ATTACHED))
                    .extracting(event -> event.getSale().getReceiptMode())
                    .containsOnly(ReceiptMode.IN_PAYMENT);
        }
    }

    @Test
    void sellsNothingThroughARetiredMachine(World world) throws Exception {
        try (VendingMachine machine = world.machine()) {
            fleet(world, machine.id() + ",123456,Hall,Oslo,,,no");

            machine.sell("RETIRED");

            JsonNode rejected = machine.awaitState("RETIRED", "REJECTED");
            assertThat(rejected.at("/code").asString()).isEqualTo("MACHINE_INACTIVE");
            assertThat(rejected.at("/message").asString()).contains("retired");
            assertThat(world.vipps().knows(machine.id() + "-RETIRED")).isFalse();
        }
    }

    @Test
    void rejectsTheSaleOfAMerchantWhoseKeysNobodyHasAndGoesOn(World world) throws Exception {
        try (VendingMachine machine = world.machine()) {
            fleet(world, machine.id() + ",888888,Hall,Oslo,,,true");
            machine.sell("NOKEYS");

            JsonNode rejected = machine.awaitState("NOKEYS", "REJECTED");
            assertThat(rejected.at("/code").asString()).isEqualTo("NO_KEYS");
            assertThat(rejected.at("/message").asString()).contains("888888");

            fleet(world, machine.id() + ",123456,Hall,Oslo,,,true");
            machine.sell("NEXT01");
            machine.awaitState("NEXT01", "AWAITING_PAYMENT");
        }
    }

    private static void sell(VendingMachine machine, String saleId, String currency, int price) {
        machine.say(
                "sale",
                VendingMachine.sale(saleId)
                        .replace("\"NOK\"", "\"" + currency + "\"")
                        .replace("2500", Integer.toString(price)));
    }

    /** What an operator does; returns when the gateway knows it. */
    private void fleet(World world, String line) throws IOException, InterruptedException {
        Path file = Files.writeString(
                folder.resolve("fleet.csv"),
                "machineId,merchantSerialNumber,name,place,qrSource,receiptMode,active\n" + line + "\n");
        run(world, "machines", "import", file.toString(), "--by", "an-operator");
        await("the gateway knows the fleet")
                .atMost(VendingMachine.PATIENCE)
                .until(() -> world.log().isTakenBy("machine-gateway", Topics.MACHINES));
    }

    private static void run(World world, String... words) throws IOException, InterruptedException {
        Shell.Result result = world.command(words);
        assertThat(result.exitCode()).as(result.said()).isZero();
    }
}
