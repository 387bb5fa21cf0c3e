package io.vendflow.endtoend;

import io.vendflow.stack.Service;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each service is killed with SIGKILL at each point of a sale and started again by the stack. The sale goes on at once,
 * without waiting for it to be back, and ends the same, once.
 */
@ExtendWith(World.Extension.class)
class KillIT {

    private enum Point {
        SALE_SENT,
        QR_SHOWN,
        APPROVED,
        AUTHORIZED,
        VEND_SENT
    }

    private final World world;

    KillIT(World world) {
        this.world = world;
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void whenTheMachineHasJustAsked(Service victim) throws InterruptedException {
        sellAndKill(victim, Point.SALE_SENT);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void whenTheQrIsShown(Service victim) throws InterruptedException {
        sellAndKill(victim, Point.QR_SHOWN);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void whenTheCustomerHasJustApproved(Service victim) throws InterruptedException {
        sellAndKill(victim, Point.APPROVED);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void whenTheMachineWasToldToVend(Service victim) throws InterruptedException {
        sellAndKill(victim, Point.AUTHORIZED);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void whenTheMachineHasJustReported(Service victim) throws InterruptedException {
        sellAndKill(victim, Point.VEND_SENT);
    }

    private void sellAndKill(Service victim, Point at) throws InterruptedException {
        try (VendingMachine machine = world.machine()) {
            String saleId = ("K" + at + victim).replaceAll("[^A-Z]", "");
            saleId = saleId.substring(0, Math.min(26, saleId.length()));
            machine.sell(saleId);
            reached(Point.SALE_SENT, at, victim);
            machine.awaitState(saleId, "AWAITING_PAYMENT");
            reached(Point.QR_SHOWN, at, victim);
            world.vipps().approve(machine.id() + "-" + saleId);
            reached(Point.APPROVED, at, victim);
            machine.awaitState(saleId, "AUTHORIZED");
            reached(Point.AUTHORIZED, at, victim);
            machine.reportDispensed(saleId);
            reached(Point.VEND_SENT, at, victim);
            machine.awaitState(saleId, "CAPTURED");
            new Books(world, machine, saleId).agreeOnCaptured();
        }
    }

    private void reached(Point point, Point at, Service victim) throws InterruptedException {
        if (point == at) {
            world.stack().kill(victim.id());
        }
    }
}
