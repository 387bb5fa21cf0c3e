package io.vendflow.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Many runs, a few at a time; each is deterministic for itself. */
public final class Simulations {

    private static final int CARRIERS = Integer.getInteger(
            "jdk.virtualThreadScheduler.parallelism", Runtime.getRuntime().availableProcessors());

    private final Plan plan;
    private final AtomicLong nextSeed;
    private final BooleanSupplier more;
    private final Collection<Report> reports = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private Simulations(Plan plan, long firstSeed, BooleanSupplier more) {
        this.plan = plan;
        this.nextSeed = new AtomicLong(firstSeed);
        this.more = more;
    }

    /**
     * Seeds one after the other until told to stop.
     *
     * @throws SimulationFailure the first that any of them met
     */
    public static List<Report> run(Plan plan, long firstSeed, long seeds) {
        AtomicLong begun = new AtomicLong();
        return run(plan, firstSeed, () -> begun.getAndIncrement() < seeds);
    }

    /** @param more asked before each run */
    public static List<Report> run(Plan plan, long firstSeed, BooleanSupplier more) {
        Simulations simulations = new Simulations(plan, firstSeed, more);
        // On virtual threads, like the fibers: to hand over on one carrier is cheap, to hand over to another is not.
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < CARRIERS; i++) {
            workers.add(Thread.ofVirtual().start(simulations::work));
        }
        try {
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Throwable thrown = simulations.failure.get();
        if (thrown instanceof SimulationFailure found) {
            throw found;
        }
        if (thrown != null) {
            throw new IllegalStateException("a run broke off", thrown);
        }
        return List.copyOf(simulations.reports);
    }

    private void work() {
        while (failure.get() == null && more.getAsBoolean()) {
            try {
                reports.add(Simulation.run(nextSeed.getAndIncrement(), plan));
            } catch (Throwable e) {
                failure.compareAndSet(null, e);
            }
        }
    }
}
