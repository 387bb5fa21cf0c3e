package io.vendflow.simulation.log;

import io.vendflow.simulation.world.Slot;
import io.vendflow.simulation.world.World;

/** A process that can crash wherever it waits, and is started again a while later with nothing in its memory. */
public abstract class Program {

    private static final double HANDED_OVER = 0.3;
    private static final double DOWN_FOR_LONG = 0.04;

    protected final World world;
    protected final Odds odds;
    private final String name;
    private boolean up = true;
    private boolean doomed;
    private boolean spared;
    private int crashes;

    protected Program(String name, World world, Odds odds) {
        this.name = name;
        this.world = world;
        this.odds = odds;
    }

    public final String name() {
        return name;
    }

    public final boolean isUp() {
        return up;
    }

    public final int crashes() {
        return crashes;
    }

    /** Crashes no more. */
    public final void spare() {
        spared = true;
    }

    /** Waits, as a running fiber of this process. It may never hear the answer. */
    public final <T> T await(Slot<T> slot) {
        mayCrashSoon();
        return slot.await();
    }

    /** Nobody chooses the moment: with the answer on its way, just after it came, or much later. */
    protected final void mayCrashSoon() {
        if (!doomed && !spared && world.chance().happens(odds.crash())) {
            doomed = true;
            world.after(world.chance().travel(), this::crash);
        }
    }

    private void crash() {
        doomed = false;
        crashes++;
        if (world.chance().happens(HANDED_OVER) && isHandedOver()) {
            return;
        }
        up = false;
        forget();
        boolean forLong = world.chance().happens(DOWN_FOR_LONG);
        world.after(world.chance().between(500, forLong ? 45 * 60_000L : 30_000L), () -> {
            up = true;
            recover();
        });
    }

    /** All that was in memory is gone. */
    protected abstract void forget();

    /** Whether another instance took over while this one goes on with what it had begun. */
    protected boolean isHandedOver() {
        return false;
    }

    /** Goes on from what was committed. */
    protected abstract void recover();
}
