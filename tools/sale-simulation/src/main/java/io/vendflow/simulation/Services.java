package io.vendflow.simulation;

import io.vendflow.kafka.consume.Steps;
import io.vendflow.simulation.log.EventLog;
import io.vendflow.simulation.log.KeyedProcess;
import io.vendflow.simulation.log.Odds;
import io.vendflow.simulation.log.Publishing;
import io.vendflow.simulation.log.StepHandler;
import io.vendflow.simulation.story.Stories;
import io.vendflow.simulation.vipps.DistantPayments;
import io.vendflow.simulation.vipps.DistantReceipts;
import io.vendflow.simulation.vipps.SimulatedVipps;
import io.vendflow.simulation.world.World;
import io.vendflow.vipps.epayment.EPayments;
import io.vendflow.vipps.order.Receipts;
import java.util.function.BiFunction;

/** Starts services that handle events step by step and call Vipps. */
final class Services {

    private final World world;
    private final Odds odds;
    private final EventLog log;
    private final Stories stories;
    private final SimulatedVipps vipps;
    private final Mutant mutant;

    Services(World world, Odds odds, EventLog log, Stories stories, SimulatedVipps vipps, Mutant mutant) {
        this.world = world;
        this.odds = odds;
        this.log = log;
        this.stories = stories;
        this.vipps = vipps;
        this.mutant = mutant;
    }

    /** @param compose the service's real steps over its ways to Vipps */
    KeyedProcess start(String name, BiFunction<EPayments, Receipts, Steps> compose) {
        StepHandler handler = new StepHandler(name, log, stories);
        KeyedProcess process = new KeyedProcess(name, world, odds, log, handler);
        EPayments payments = mutant.payments(
                new DistantPayments(vipps, stories, world, odds, process, vipps::isDown, handler::cause));
        Receipts receipts =
                new DistantReceipts(vipps.receipts(), stories, world, odds, process, vipps::isDown, handler::cause);
        Steps steps = compose.apply(payments, receipts);
        handler.begin(steps, new Publishing(world, log, process, odds));
        return process.read(steps.topics());
    }
}
