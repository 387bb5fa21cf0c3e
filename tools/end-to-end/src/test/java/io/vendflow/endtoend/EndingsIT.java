package io.vendflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vendflow.events.CaptureMode;
import io.vendflow.events.Refunded;
import io.vendflow.events.Released;
import io.vendflow.events.Topic;
import io.vendflow.events.Topics;
import io.vendflow.events.VendOutcome;
import io.vendflow.events.VendReported;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The less usual ways a sale ends, each held against the machine, the log and Vipps. */
@ExtendWith(World.Extension.class)
@Execution(ExecutionMode.CONCURRENT)
class EndingsIT {

    private final World world;

    EndingsIT(World world) {
        this.world = world;
    }

    @Test
    void ofAPartTheRestIsLetGo() {
        try (VendingMachine machine = world.machine()) {
            String reference = authorizedOverTwo(machine, "PARTLY1");

            machine.reportOnlyCola("PARTLY1");

            assertThat(machine.awaitState("PARTLY1", "CAPTURED").at("/amount").asLong())
                    .isEqualTo(2500);
            assertThat(awaitEvents(reference, Topics.RELEASED))
                    .extracting(Released::getAmount)
                    .containsOnly(1800L);
            assertVipps(reference, 4300, 2500, 1800, 0);
            machine.assertToldInOrder("PARTLY1", "AWAITING_PAYMENT", "AUTHORIZED", "CAPTURED");
        }
    }

    @Test
    void whatWasCapturedOnAuthorizationAndNotDispensedIsGivenBack() {
        try (VendingMachine machine = world.machine(terms -> terms.setCaptureMode(CaptureMode.ON_AUTHORIZATION))) {
            String reference = authorizedOverTwo(machine, "EARLY01");
            machine.awaitState("EARLY01", "CAPTURED");

            machine.reportFailed("EARLY01");

            assertThat(machine.awaitState("EARLY01", "REFUNDED").at("/code").asString())
                    .isEqualTo("VEND_FAILED");
            assertVipps(reference, 4300, 4300, 0, 4300);
            machine.assertToldInOrder("EARLY01", "AWAITING_PAYMENT", "AUTHORIZED", "CAPTURED", "REFUNDED");
        }
    }

    @Test
    void ofWhatWasCapturedOnAuthorizationOnlyThePartThatStuckIsGivenBack() {
        try (VendingMachine machine = world.machine(terms -> terms.setCaptureMode(CaptureMode.ON_AUTHORIZATION))) {
            String reference = authorizedOverTwo(machine, "EARLY02");
            machine.awaitState("EARLY02", "CAPTURED");

            machine.reportOnlyCola("EARLY02");

            assertThat(awaitEvents(reference, Topics.REFUNDED))
                    .extracting(Refunded::getAmount)
                    .containsOnly(1800L);
            assertVipps(reference, 4300, 4300, 0, 1800);
            machine.assertToldInOrder("EARLY02", "AWAITING_PAYMENT", "AUTHORIZED", "CAPTURED");
        }
    }

    @Test
    void aMachineThatWasAwayReportsLateAndIsPaid() {
        try (VendingMachine machine = forgetful()) {
            String reference = authorizedOverTwo(machine, "LATE001");
            awaitUnknown(reference);

            machine.reportAll("LATE001");

            machine.awaitState("LATE001", "CAPTURED");
            assertVipps(reference, 4300, 4300, 0, 0);
        }
    }

    @Test
    void anOperatorSaysWhatWasDispensedWhenNobodyElseDoes() {
        try (VendingMachine machine = forgetful()) {
            String reference = authorizedOverTwo(machine, "UNKN001");
            awaitUnknown(reference);

            world.operator()
                    .command(
                            reference,
                            "resolve",
                            "{\"outcome\":\"PARTIAL\",\"dispensed\":[{\"slot\":\"A3\",\"quantity\":1}],\"reason\":\"camera\"}");

            assertThat(machine.awaitState("UNKN001", "CAPTURED").at("/amount").asLong())
                    .isEqualTo(2500);
            awaitEvents(reference, Topics.RELEASED);
            assertVipps(reference, 4300, 2500, 1800, 0);

            machine.reportFailed("UNKN001");
            machine.awaitError("VEND_CONFLICT");
            assertThat(world.operator().story(reference).get("events").valueStream())
                    .as("what the machine says is not lost")
                    .anySatisfy(event ->
                            assertThat(event.at("/details/code").asString("")).isEqualTo("VEND_CONFLICT"));
        }
    }

    @Test
    void anOperatorLetsGoOfASaleThatNobodyReported() {
        try (VendingMachine machine = forgetful()) {
            String reference = authorizedOverTwo(machine, "UNKN002");
            awaitUnknown(reference);

            world.operator().command(reference, "release", "{\"reason\":\"the customer called\"}");

            assertThat(machine.awaitState("UNKN002", "RELEASED").at("/code").asString())
                    .isEqualTo("OPERATOR");
            assertVipps(reference, 4300, 0, 4300, 0);
        }
    }

    @Test
    void anOperatorGivesMoneyBackAndTheStoryTellsWho() {
        try (VendingMachine machine = world.machine()) {
            String reference = authorizedOverTwo(machine, "WARM001");
            machine.reportAll("WARM001");
            machine.awaitState("WARM001", "CAPTURED");

            world.operator().command(reference, "refund", "{\"amount\":1800,\"reason\":\"chips were open\"}");
            awaitEvents(reference, Topics.REFUNDED);

            assertVipps(reference, 4300, 4300, 0, 1800);
            assertThat(world.operator().story(reference).get("events").valueStream())
                    .filteredOn(event -> event.get("event").asString().equals("RefundRequested"))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.get("causationId").asString()).startsWith("operator ");
                        assertThat(event.at("/details/reason").asString()).isEqualTo("chips were open");
                    });
            machine.assertToldInOrder("WARM001", "AWAITING_PAYMENT", "AUTHORIZED", "CAPTURED");
        }
    }

    /** Three seconds to report instead of two minutes. */
    private VendingMachine forgetful() {
        return world.machine(terms -> terms.setVendReportTimeoutSeconds(3));
    }

    private String authorizedOverTwo(VendingMachine machine, String saleId) {
        String reference = machine.id() + "-" + saleId;
        machine.sellTwo(saleId);
        machine.awaitState(saleId, "AWAITING_PAYMENT");
        world.vipps().approve(reference);
        machine.awaitState(saleId, "AUTHORIZED");
        return reference;
    }

    private void awaitUnknown(String reference) {
        await().atMost(VendingMachine.PATIENCE)
                .until(() -> world.log().of(reference, Topics.VEND_REPORTED).stream()
                        .map(VendReported::getOutcome)
                        .anyMatch(VendOutcome.UNKNOWN::equals));
    }

    private <E extends SpecificRecordBase> List<E> awaitEvents(String reference, Topic<E> topic) {
        return await().atMost(VendingMachine.PATIENCE)
                .until(() -> world.log().of(reference, topic), events -> !events.isEmpty());
    }

    private void assertVipps(String reference, long authorized, long captured, long cancelled, long refunded) {
        assertThat(world.vipps().sum(reference, "authorized")).isEqualTo(authorized);
        assertThat(world.vipps().sum(reference, "captured")).isEqualTo(captured);
        assertThat(world.vipps().sum(reference, "cancelled")).isEqualTo(cancelled);
        assertThat(world.vipps().sum(reference, "refunded")).isEqualTo(refunded);
    }
}
