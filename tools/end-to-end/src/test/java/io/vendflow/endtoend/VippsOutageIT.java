package io.vendflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vipps is away for a while: nothing is lost, nothing is dead-lettered, the sale goes on when it is back. */
@ExtendWith(World.Extension.class)
class VippsOutageIT {

    private static final Duration OUTAGE = Duration.ofSeconds(6);

    private final World world;

    VippsOutageIT(World world) {
        this.world = world;
    }

    @AfterEach
    void mend() {
        world.vipps().noFaults();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STATUS_500", "NO_ANSWER"})
    void atEveryStep(String fault) {
        try (VendingMachine machine = world.machine()) {
            String saleId = fault.replace("_", "");
            String reference = machine.id() + "-" + saleId;
            away(fault);
            machine.sell(saleId);
            stayAway();
            assertThat(machine.statesOf(saleId)).isEmpty();
            world.vipps().noFaults();
            machine.awaitState(saleId, "AWAITING_PAYMENT");

            away(fault);
            world.vipps().approve(reference);
            stayAway();
            world.vipps().noFaults();
            machine.awaitState(saleId, "AUTHORIZED");

            away(fault);
            machine.reportDispensed(saleId);
            stayAway();
            assertThat(machine.statesOf(saleId)).doesNotContain("CAPTURED");
            world.vipps().noFaults();
            machine.awaitState(saleId, "CAPTURED");

            new Books(world, machine, saleId).agreeOnCaptured();
            assertThat(world.log().deadLetters(machine.id())).isEmpty();
        }
    }

    private void away(String fault) {
        world.vipps().faults("[{\"on\":\"*\",\"fault\":\"" + fault + "\",\"probability\":1.0}]");
    }

    /** An outage has no end to wait for but its own. */
    private static void stayAway() {
        long since = System.nanoTime();
        await().atMost(OUTAGE.multipliedBy(2)).until(() -> System.nanoTime() - since > OUTAGE.toNanos());
    }
}
