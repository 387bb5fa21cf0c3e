package io.vendflow.simulation.log;

import io.vendflow.kafka.Emission;
import io.vendflow.kafka.PublishFailedException;
import io.vendflow.simulation.world.Slot;
import io.vendflow.simulation.world.World;
import java.util.List;

/** Writes events and waits for Kafka's word, which may be wrong in one way: what is said to have failed may be there. */
public final class Publishing {

    private final World world;
    private final EventLog log;
    private final Program process;
    private final Odds odds;

    public Publishing(World world, EventLog log, Program process, Odds odds) {
        this.world = world;
        this.log = log;
        this.process = process;
        this.odds = odds;
    }

    /** On a fiber. */
    public void publish(List<Emission<?>> emissions) {
        boolean failed = false;
        for (Emission<?> each : emissions) {
            failed |= !isWritten(each);
        }
        if (failed) {
            throw new PublishFailedException("Kafka did not confirm", new IllegalStateException("simulated"));
        }
    }

    private boolean isWritten(Emission<?> emission) {
        Slot<Boolean> slot = world.slot();
        boolean lost = world.chance().happens(odds.lostWrite());
        boolean unconfirmed = lost || world.chance().happens(odds.lostAck());
        world.after(world.chance().between(1, 50), () -> {
            if (!lost) {
                log.append(process.name(), emission);
            }
            long ack = unconfirmed ? 2_000 : world.chance().between(1, 20);
            world.after(ack, () -> slot.fill(!unconfirmed));
        });
        return process.await(slot);
    }
}
