package io.vendflow.simulation;

import io.vendflow.simulation.invariant.Invariant;
import io.vendflow.simulation.invariant.Invariants;
import io.vendflow.simulation.log.Odds;
import io.vendflow.simulation.story.AtVipps;
import io.vendflow.simulation.story.InLog;
import io.vendflow.simulation.story.SaleStory;
import io.vendflow.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One run: many sales, all mishaps, and after every step a look at what must hold. */
public final class Simulation {

    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

    /** Long after the last deadline of the last sale. */
    private static final Duration LONGEST = Duration.ofDays(12);

    /** In so many runs every service reads its topics once more when all is over. */
    private static final double REPLAYED = 0.2;

    private static final Duration REPLAY_TAKES = Duration.ofDays(2);

    private final long seed;
    private final Plan plan;
    private final World world;
    private final Installation installation;
    private long steps;

    private Simulation(long seed, Plan plan) {
        this.seed = seed;
        this.plan = plan;
        this.world = new World(seed, START);
        this.installation = new Installation(world, plan, oddsOf(world));
    }

    /** @throws SimulationFailure when something does not hold that must */
    public static Report run(long seed, Plan plan) {
        return run(seed, plan, installation -> {});
    }

    /** @param then looks at what is left when all is over */
    static Report run(long seed, Plan plan, Consumer<Installation> then) {
        Simulation simulation = new Simulation(seed, plan);
        try {
            Report report = simulation.run();
            then.accept(simulation.installation);
            return report;
        } finally {
            simulation.installation.end();
        }
    }

    /** Some days are worse than others, and on some no webhook comes at all. */
    private static Odds oddsOf(World world) {
        Odds odds = Odds.NORMAL.times(world.chance().oneOf(List.of(0.2, 1.0, 1.0, 3.0)));
        return world.chance().happens(0.15)
                ? odds.withWebhooksLost(world.chance().happens(0.5) ? 1 : 0.6)
                : odds;
    }

    private Report run() {
        live(START.plus(LONGEST));
        judge();
        Map<String, String> money = moneyOfAll();
        if (world.chance().happens(REPLAYED)) {
            installation.replay();
            live(START.plus(LONGEST).plus(REPLAY_TAKES));
            judge();
            money.forEach(this::mustBeAsBefore);
        }
        return Report.of(seed, steps, installation);
    }

    private void live(Instant end) {
        while (world.step(end)) {
            steps++;
            for (SaleStory sale : installation.stories().takeTouched()) {
                for (Invariant each : plan.invariants()) {
                    fail(each, sale, each.brokenBy(sale));
                }
            }
        }
    }

    private void judge() {
        for (SaleStory sale : installation.stories().all()) {
            for (Invariant each : plan.invariants()) {
                fail(each, sale, each.brokenInTheEndBy(sale));
            }
        }
    }

    private Map<String, String> moneyOfAll() {
        Map<String, String> money = new TreeMap<>();
        installation.stories().all().forEach(sale -> money.put(sale.reference(), moneyOf(sale)));
        return money;
    }

    private static String moneyOf(SaleStory sale) {
        AtVipps atVipps = sale.atVipps();
        InLog inLog = sale.inLog();
        return "captured %d, cancelled %d, refunded %d; in the log %d, %d, %d"
                .formatted(
                        atVipps.captured(),
                        atVipps.cancelled(),
                        atVipps.refunded(),
                        inLog.captured(),
                        inLog.released(),
                        inLog.refunded());
    }

    private void mustBeAsBefore(String reference, String before) {
        SaleStory sale = installation.stories().find(reference);
        if (sale != null && !before.equals(moneyOf(sale))) {
            throw new SimulationFailure(
                    seed, Invariants.REPLAY, "before the replay " + before + ", after it " + moneyOf(sale), sale);
        }
    }

    private void fail(Invariant invariant, SaleStory sale, Optional<String> how) {
        if (how.isPresent()) {
            throw new SimulationFailure(seed, invariant, how.get(), sale);
        }
    }
}
