package io.vendflow.simulation.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A virtual clock and what is to happen by it. Time goes on only from one happening to the next; what happens in the same
 * millisecond happens in an order that the seed decides.
 */
public final class World {

    private record Happening(long at, int tie, long number, Runnable what) {}

    private static final Comparator<Happening> IN_ORDER = Comparator.comparingLong(Happening::at)
            .thenComparingInt(Happening::tie)
            .thenComparingLong(Happening::number);

    private final PriorityQueue<Happening> future = new PriorityQueue<>(1000, IN_ORDER);
    private final Chance chance;
    private final Clock clock = new VirtualClock(this);
    private long now;
    private long numbers;
    private @Nullable Fiber running;

    public World(long seed, Instant start) {
        this.chance = new Chance(seed);
        this.now = start.toEpochMilli();
    }

    public Chance chance() {
        return chance;
    }

    public Clock clock() {
        return clock;
    }

    public Instant now() {
        return Instant.ofEpochMilli(now);
    }

    public long millis() {
        return now;
    }

    public void after(Duration delay, Runnable what) {
        after(delay.toMillis(), what);
    }

    public void after(long delayMillis, Runnable what) {
        future.add(new Happening(now + Math.max(0, delayMillis), chance.tie(), numbers++, what));
    }

    public void at(Instant time, Runnable what) {
        after(time.toEpochMilli() - now, what);
    }

    /** Lets the next thing happen; false when nothing is left to happen by then. */
    public boolean step(Instant end) {
        Happening next = future.peek();
        if (next == null || next.at() > end.toEpochMilli()) {
            return false;
        }
        future.remove();
        now = next.at();
        next.what().run();
        return true;
    }

    /** Work that waits for answers; it begins at once and runs until it waits. */
    public Fiber begin(Runnable work) {
        Fiber fiber = new Fiber(this, work);
        fiber.go();
        return fiber;
    }

    /** What the running fiber can wait for. */
    public <T> Slot<T> slot() {
        Fiber fiber = running;
        if (fiber == null) {
            throw new IllegalStateException("only a fiber can wait");
        }
        return new Slot<>(fiber);
    }

    /** The running fiber waits. */
    public void sleep(Duration duration) {
        Slot<Boolean> slot = slot();
        after(duration, () -> slot.fill(true));
        slot.await();
    }

    void runs(@Nullable Fiber fiber) {
        running = fiber;
    }
}
