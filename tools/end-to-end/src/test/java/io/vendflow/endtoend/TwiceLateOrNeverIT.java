package io.vendflow.endtoend;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What comes twice, late or never changes nothing: one payment, one capture, one receipt. */
@ExtendWith(World.Extension.class)
class TwiceLateOrNeverIT {

    private final World world;

    TwiceLateOrNeverIT(World world) {
        this.world = world;
    }

    @AfterEach
    void mend() {
        world.vipps().noFaults();
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
    void theSameWebhookTwice() {
        world.vipps().faults("[{\"on\":\"webhook\",\"fault\":\"WEBHOOK_DOUBLED\",\"probability\":1.0}]");
        walk(machine -> {}, machine -> {}, "TWICE3");
    }

    @Test
    void aWebhookThatNeverComesIsFoundByPolling() {
        world.vipps().faults("[{\"on\":\"webhook\",\"fault\":\"WEBHOOK_LOST\",\"probability\":1.0}]");
        walk(machine -> {}, machine -> {}, "NEVER1");
    }

    @Test
    void callsThatTimeOutAfterVippsHasDoneTheWork() {
        world.vipps().faults("""
                        [{"on":"create","fault":"TIMEOUT_AFTER_WORK","probability":1.0,"times":1},
                         {"on":"capture","fault":"TIMEOUT_AFTER_WORK","probability":1.0,"times":1},
                         {"on":"receipt","fault":"TIMEOUT_AFTER_WORK","probability":1.0,"times":1}]""");
        walk(machine -> {}, machine -> {}, "UNKNOWN1");
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
