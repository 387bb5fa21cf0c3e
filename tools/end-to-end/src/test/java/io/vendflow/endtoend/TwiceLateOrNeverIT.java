package io.vendflow.endtoend;

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
        world.vipps().faults("[{\"on\":\"webhook\",\"fault\":\"WEBHOOK_DOUBLED\",\"probability\":1.0}]");
        walk(machine -> {}, machine -> {}, "TWICE3");
        world.vipps().noFaults();
    }

    @Test
    @ResourceLock("faults")
    void aWebhookThatNeverComesIsFoundByPolling() {
        world.vipps().faults("[{\"on\":\"webhook\",\"fault\":\"WEBHOOK_LOST\",\"probability\":1.0}]");
        walk(machine -> {}, machine -> {}, "NEVER1");
        world.vipps().noFaults();
    }

    @Test
    @ResourceLock("faults")
    void callsThatTimeOutAfterVippsHasDoneTheWork() {
        world.vipps().faults("""
                        [{"on":"create","fault":"TIMEOUT_AFTER_WORK","probability":1.0,"times":1},
                         {"on":"capture","fault":"TIMEOUT_AFTER_WORK","probability":1.0,"times":1},
                         {"on":"receipt","fault":"TIMEOUT_AFTER_WORK","probability":1.0,"times":1}]""");
        walk(machine -> {}, machine -> {}, "UNKNOWN1");
        world.vipps().noFaults();
    }

    private void walk(Act afterSale, Act afterVend, String saleId) {
        try (VendingMachine machine = world.machine()) {
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
    }

    /** What a machine does besides. */
    @FunctionalInterface
    private interface Act {

        void by(VendingMachine machine);
    }
}
