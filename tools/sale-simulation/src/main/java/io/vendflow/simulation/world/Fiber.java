package io.vendflow.simulation.world;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Blocking code in virtual time: a thread that runs only while the world waits for it, so that never two run at once. It
 * can be killed wherever it waits, as a crashed process is: nothing of it remains.
 */
public final class Fiber {

    /** Unwinds a killed fiber. An error, so that nothing which handles exceptions takes it for a mishap of its own. */
    static final class Crash extends Error {

        private static final long serialVersionUID = 1;

        Crash() {
            super("the process crashed", null, false, false);
        }
    }

    private final World world;
    private final Runnable work;
    private final Thread thread;
    private volatile boolean hasTheBaton;
    private volatile @Nullable Thread outside;
    private volatile boolean killed;
    private volatile boolean over;
    private volatile @Nullable Throwable failure;

    Fiber(World world, Runnable work) {
        this.world = world;
        this.work = work;
        this.thread = Thread.ofVirtual().unstarted(this::run);
    }

    /** Runs until it waits or ends. Called from outside. */
    void go() {
        if (over) {
            return;
        }
        outside = Thread.currentThread();
        hasTheBaton = true;
        world.runs(this);
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        } else {
            LockSupport.unpark(thread);
        }
        while (hasTheBaton) {
            LockSupport.park(this);
        }
        world.runs(null);
        Throwable thrown = failure;
        if (thrown != null) {
            failure = null;
            if (thrown instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("a fiber failed", thrown);
        }
    }

    /** Ends it where it waits. Called from outside. */
    public void kill() {
        killed = true;
        go();
    }

    public boolean isOver() {
        return over;
    }

    /** Lets the outside go on until it calls {@link #go}. Called from inside. */
    void pause() {
        release();
        while (!hasTheBaton) {
            LockSupport.park(this);
        }
        if (killed) {
            throw new Crash();
        }
    }

    private void run() {
        try {
            work.run();
        } catch (Crash crash) {
            // As wanted.
        } catch (Throwable e) {
            failure = e;
        } finally {
            over = true;
            release();
        }
    }

    private void release() {
        Thread waiting = outside;
        hasTheBaton = false;
        LockSupport.unpark(waiting);
    }
}
