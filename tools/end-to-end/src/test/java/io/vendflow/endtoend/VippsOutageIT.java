package io.vendflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Vipps is away for a whole minute, first answering 500, then nothing, while sales wait for each of its services: nothing
 * is lost, nothing is dead-lettered, the sales go on when it is back.
 */
@ExtendWith(World.Extension.class)
@Isolated("because it takes away what all sales need")
class VippsOutageIT {

    private static final Duration HALF = Duration.ofSeconds(30);

    private final World world;

    VippsOutageIT(World world) {
        this.world = world;
    }

    @AfterEach
    void mend() {
        world.vipps().noFaults();
    }

    @Test
    void forAMinuteAtEveryStep() {
        try (VendingMachine asking = world.machine();
                VendingMachine paying = world.machine();
                VendingMachine dispensing = world.machine();
                VendingMachine jamming = world.machine()) {
            paying.sell("OUTPAY");
            dispensing.sell("OUTVEND");
            jamming.sell("OUTJAM");
            paying.awaitState("OUTPAY", "AWAITING_PAYMENT");
            authorized(dispensing, "OUTVEND");
            authorized(jamming, "OUTJAM");

            away("STATUS_500");
            asking.sell("OUTASK");
            world.vipps().approve(paying.id() + "-OUTPAY");
            dispensing.reportDispensed("OUTVEND");
            jamming.reportFailed("OUTJAM");
            stayAway();
            away("NO_ANSWER");
            stayAway();
            assertThat(asking.statesOf("OUTASK")).isEmpty();
            assertThat(paying.statesOf("OUTPAY")).doesNotContain("AUTHORIZED");
            assertThat(dispensing.statesOf("OUTVEND")).doesNotContain("CAPTURED");
            assertThat(jamming.statesOf("OUTJAM")).doesNotContain("RELEASED");
            world.vipps().noFaults();

            asking.awaitState("OUTASK", "AWAITING_PAYMENT");
            world.vipps().approve(asking.id() + "-OUTASK");
            for (Waiting waiting : List.of(new Waiting(asking, "OUTASK"), new Waiting(paying, "OUTPAY"))) {
                waiting.machine.awaitState(waiting.saleId, "AUTHORIZED");
                waiting.machine.reportDispensed(waiting.saleId);
            }
            for (Waiting waiting : List.of(
                    new Waiting(asking, "OUTASK"), new Waiting(paying, "OUTPAY"), new Waiting(dispensing, "OUTVEND"))) {
                waiting.machine.awaitState(waiting.saleId, "CAPTURED");
                new Books(world, waiting.machine, waiting.saleId).agreeOnCaptured();
            }
            jamming.awaitState("OUTJAM", "RELEASED");
            new Books(world, jamming, "OUTJAM").agreeOnReleasedAfterAuthorization();
            for (VendingMachine machine : List.of(asking, paying, dispensing, jamming)) {
                assertThat(world.log().deadLetters(machine.id())).isEmpty();
            }
        }
    }

    private record Waiting(VendingMachine machine, String saleId) {}

    private void authorized(VendingMachine machine, String saleId) {
        machine.awaitState(saleId, "AWAITING_PAYMENT");
        world.vipps().approve(machine.id() + "-" + saleId);
        machine.awaitState(saleId, "AUTHORIZED");
    }

    private void away(String fault) {
        world.vipps().faults("[{\"on\":\"*\",\"fault\":\"" + fault + "\",\"probability\":1.0}]");
    }

    /** An outage has no end to wait for but its own. */
    private static void stayAway() {
        long since = System.nanoTime();
        await().atMost(HALF.multipliedBy(2)).until(() -> System.nanoTime() - since > HALF.toNanos());
    }
}
