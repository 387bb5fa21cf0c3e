package io.vendflow.simulation.people;

import io.vendflow.kafka.Emission;
import io.vendflow.operations.Decision;
import io.vendflow.operations.Decisions;
import io.vendflow.operations.OperationsComposition;
import io.vendflow.simulation.gateway.Gateway;
import io.vendflow.simulation.log.EventLog;
import io.vendflow.simulation.log.Proposal;
import io.vendflow.simulation.world.World;

/** An operator's decisions, a moment later in the log; some are written twice. */
final class LoggedDecisions implements Decisions {

    private final World world;
    private final EventLog log;

    LoggedDecisions(World world, EventLog log) {
        this.world = world;
        this.log = log;
    }

    @Override
    public String idOf(Decision decision) {
        return OperationsComposition.idOf(decision);
    }

    @Override
    public void publish(Decision decision) {
        Emission<?> emission = OperationsComposition.event(decision, world.now());
        world.after(world.chance().between(5, 500), () -> write(decision, emission));
        if (world.chance().happens(0.2)) {
            world.after(world.chance().between(600, 5_000), () -> write(decision, emission));
        }
    }

    /** What touches the vend or the reservation is only proposed. */
    private void write(Decision decision, Emission<?> emission) {
        if (decision instanceof Decision.Refund) {
            log.append("operator", emission);
        } else {
            boolean force = decision instanceof Decision.Release release && release.force();
            log.append(
                    Gateway.INBOX,
                    emission.key(),
                    new Proposal(emission.event(), "operator " + decision.operator(), force));
        }
    }
}
