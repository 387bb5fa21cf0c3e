package io.vendflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What comes twice, late or never changes nothing: one payment, one capture, one receipt. */
@ExtendWith(World.Extension.class)
@Execution(ExecutionMode.CONCURRENT)
class TwiceLateOrNeverIT {

    private final World world;

    TwiceLateOrNeverIT(World world) {
        this.world = world;
    }

    @Test
    void theSameSaleTwice() {
        walk(machine -> machine.sell("TWICE1"), machine -> {}, "TWICE1");
    }

    @Test
    void theSameVendReportTwice() {
        walk(machine -> {}, machine -> machine.reportDispensed("TWICE2"), "TWICE2");
    }

    @Test
    @ResourceLock("faults")
    void theSameWebhookTwice() {
        walkWith("TWICE3", """
                [{"on":"webhook","fault":"WEBHOOK_DOUBLED","reference":"%1$s"}]""");
    }

    @Test
    @ResourceLock("faults")
    void aWebhookThatNeverComesIsFoundByPolling() {
        walkWith("NEVER1", """
                [{"on":"webhook","fault":"WEBHOOK_LOST","reference":"%1$s"}]""");
    }

    @Test
    @ResourceLock("faults")
    void callsThatTimeOutAfterVippsHasDoneTheWork() {
        walkWith("UNKNOWN1", """
                [{"on":"create","fault":"TIMEOUT_AFTER_WORK","times":1,"reference":"%1$s"},
                 {"on":"capture","fault":"TIMEOUT_AFTER_WORK","times":1,"reference":"%1$s"},
                 {"on":"receipt","fault":"TIMEOUT_AFTER_WORK","times":1,"reference":"%1$s"}]""");
    }

    /** @param faults rules, with %1$s for the sale's reference: no other sale meets them */
    private void walkWith(String saleId, String faults) {
        try (VendingMachine machine = world.machine()) {
            world.vipps().faults(faults.formatted(machine.id() + "-" + saleId));
            walk(machine, each -> {}, each -> {}, saleId);
            assertThat(world.vipps().faultHits()).isNotEmpty().doesNotContain(0);
        } finally {
            world.vipps().noFaults();
        }
    }

    private void walk(Act afterSale, Act afterVend, String saleId) {
        try (VendingMachine machine = world.machine()) {
            walk(machine, afterSale, afterVend, saleId);
        }
    }

    private void walk(VendingMachine machine, Act afterSale, Act afterVend, String saleId) {
        machine.sell(saleId);
        afterSale.by(machine);
        machine.awaitState(saleId, "AWAITING_PAYMENT");
        world.vipps().approve(machine.id() + "-" + saleId);
        machine.awaitState(saleId, "AUTHORIZED");
        machine.reportDispensed(saleId);
        afterVend.by(machine);
        machine.awaitState(saleId, "CAPTURED");
        new Books(world, machine, saleId).agreeOnCaptured();
    }

    /** What a machine does besides. */
    @FunctionalInterface
    private interface Act {

        void by(VendingMachine machine);
    }
}
