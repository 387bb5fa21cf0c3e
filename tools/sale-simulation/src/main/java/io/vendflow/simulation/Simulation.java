package io.vendflow.simulation;

import io.vendflow.simulation.invariant.Invariant;
import io.vendflow.simulation.invariant.KnownGap;
import io.vendflow.simulation.log.Odds;
import io.vendflow.simulation.story.SaleStory;
import io.vendflow.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One run: many sales, all mishaps, and after every step a look at what must hold. */
public final class Simulation {

    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

    /** Long after the last deadline of the last sale. */
    private static final Duration LONGEST = Duration.ofDays(12);

    private final long seed;
    private final Plan plan;
    private final World world;
    private final Installation installation;
    private final Map<String, Set<String>> gaps = new TreeMap<>();
    private long steps;

    private Simulation(long seed, Plan plan) {
        this.seed = seed;
        this.plan = plan;
        this.world = new World(seed, START);
        this.installation = new Installation(world, plan, oddsOf(world));
    }

    /** @throws SimulationFailure when something does not hold that must */
    public static Report run(long seed, Plan plan) {
        Simulation simulation = new Simulation(seed, plan);
        try {
            return simulation.run();
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
        Instant end = START.plus(LONGEST);
        while (world.step(end)) {
            steps++;
            for (SaleStory sale : installation.stories().takeTouched()) {
                for (Invariant each : plan.invariants()) {
                    fail(each, sale, each.brokenBy(sale));
                }
            }
        }
        for (SaleStory sale : installation.stories().all()) {
            for (Invariant each : plan.invariants()) {
                fail(each, sale, each.brokenInTheEndBy(sale));
            }
        }
        return Report.of(seed, steps, installation, gaps);
    }

    private void fail(Invariant invariant, SaleStory sale, Optional<String> how) {
        if (how.isEmpty()) {
            return;
        }
        Optional<KnownGap> gap = KnownGap.ALL.stream()
                .filter(known -> known.covers(invariant, sale))
                .findFirst();
        if (gap.isPresent()) {
            gaps.computeIfAbsent(gap.get().name(), any -> new TreeSet<>()).add(sale.reference());
        } else {
            throw new SimulationFailure(seed, invariant, how.get(), sale);
        }
    }
}
