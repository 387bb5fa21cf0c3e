package io.vendflow.simulation.machine;

import io.vendflow.kafka.consume.RetryLaterException;
import io.vendflow.simulation.gateway.Downlink;
import io.vendflow.simulation.log.Handler;
import io.vendflow.simulation.log.LogRecord;
import io.vendflow.simulation.log.Odds;
import io.vendflow.simulation.log.Program;
import io.vendflow.simulation.world.Slot;
import io.vendflow.simulation.world.World;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends what lies in the gateway's outbox to the broker: at least once, and not when it has become worthless. */
public final class OutboxHandler implements Handler {

    private final World world;
    private final Odds odds;
    private final Consumer<Downlink> broker;
    private @Nullable Program process;

    public OutboxHandler(World world, Odds odds, Consumer<Downlink> broker) {
        this.world = world;
        this.odds = odds;
        this.broker = broker;
    }

    public void sendsAs(Program sender) {
        process = sender;
    }

    @Override
    public void handle(LogRecord record, int attempt) {
        Downlink message = (Downlink) record.value();
        if (!world.now().isBefore(message.notAfter())) {
            return;
        }
        Slot<Boolean> slot = world.slot();
        boolean lost = world.chance().happens(odds.lostWrite());
        boolean unconfirmed = lost || world.chance().happens(odds.lostAck());
        world.after(world.chance().between(1, 30), () -> {
            if (!lost) {
                broker.accept(message);
            }
            world.after(unconfirmed ? 10_000 : 5, () -> slot.fill(!unconfirmed));
        });
        if (!Objects.requireNonNull(process).await(slot)) {
            throw new RetryLaterException("the broker did not take it");
        }
    }
}
