package io.vendflow.endtoend;

import io.vendflow.stack.Service;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each service is killed with SIGKILL while a sale stands at each point, and started again by the stack. The sales go on
 * at once, without waiting for it to be back, and end the same, once.
 */
@ExtendWith(World.Extension.class)
@Isolated("because it takes away what all sales need")
class KillIT {

    /** The last that happened in a sale before the kill. */
    private enum Point {
        SALE_SENT,
        QR_SHOWN,
        APPROVED,
        AUTHORIZED,
        VEND_SENT;

        /** Whether somebody said it, as against something that was awaited. */
        boolean said() {
            return switch (this) {
                case SALE_SENT, APPROVED, VEND_SENT -> true;
                case QR_SHOWN, AUTHORIZED -> false;
            };
        }
    }

    private final World world;

    KillIT(World world) {
        this.world = world;
    }

    @ParameterizedTest
    @EnumSource(value = Service.class, mode = EnumSource.Mode.EXCLUDE, names = "RECONCILIATION") // no sale needs it
    void whileASaleStandsAtEachPoint(Service victim) throws InterruptedException {
        List<Sale> sales = new ArrayList<>();
        try {
            for (Point point : Point.values()) {
                sales.add(new Sale(world.machine(), point));
            }
            for (Sale sale : sales) {
                sale.walkToLastSettled();
            }
            // What is said last must be in flight when the service dies: nothing is awaited from here to the kill.
            for (Sale sale : sales) {
                sale.walkTo(sale.at);
            }
            world.stack().kill(victim.id());
            for (Sale sale : sales) {
                sale.walkToTheEnd();
            }
            for (Sale sale : sales) {
                new Books(world, sale.machine, sale.id).agreeOnCaptured();
            }
        } finally {
            sales.forEach(sale -> sale.machine.close());
        }
    }

    private final class Sale {

        private final VendingMachine machine;
        private final String id;
        private final Point at;
        private final Deque<Point> ahead = new ArrayDeque<>(List.of(Point.values()));

        Sale(VendingMachine machine, Point at) {
            this.machine = machine;
            this.id = at.name().replace("_", "");
            this.at = at;
        }

        void walkToLastSettled() {
            while (ahead.element() != at) {
                step(ahead.remove());
            }
            if (!at.said()) {
                step(ahead.remove());
            }
        }

        void walkTo(Point point) {
            while (ahead.contains(point)) {
                step(ahead.remove());
            }
        }

        void walkToTheEnd() {
            walkTo(Point.VEND_SENT);
            machine.awaitState(id, "CAPTURED");
        }

        private void step(Point point) {
            switch (point) {
                case SALE_SENT -> machine.sell(id);
                case QR_SHOWN -> machine.awaitState(id, "AWAITING_PAYMENT");
                case APPROVED -> world.vipps().approve(machine.id() + "-" + id);
                case AUTHORIZED -> machine.awaitState(id, "AUTHORIZED");
                case VEND_SENT -> machine.reportDispensed(id);
            }
        }
    }
}
