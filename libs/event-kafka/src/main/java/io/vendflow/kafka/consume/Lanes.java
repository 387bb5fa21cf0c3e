package io.vendflow.kafka.consume;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on virtual threads, one at a time and in order within a lane, lanes in parallel. A lane exists only while it
 * has work.
 */
public final class Lanes {

    private final ExecutorService threads;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Object, Queue<Runnable>> lanes = new HashMap<>();

    public Lanes(ExecutorService threads) {
        this.threads = threads;
    }

    public void submit(Object lane, Runnable task) {
        lock.lock();
        try {
            Queue<Runnable> waiting = lanes.get(lane);
            if (waiting != null) {
                waiting.add(task);
                return;
            }
            lanes.put(lane, new ArrayDeque<>());
        } finally {
            lock.unlock();
        }
        threads.execute(() -> run(lane, task));
    }

    private void run(Object lane, Runnable first) {
        for (Runnable task = first; task != null; task = next(lane)) {
            task.run();
        }
    }

    private @Nullable Runnable next(Object lane) {
        lock.lock();
        try {
            Queue<Runnable> waiting = lanes.get(lane);
            Runnable task = waiting == null ? null : waiting.poll();
            if (task == null) {
                lanes.remove(lane);
            }
            return task;
        } finally {
            lock.unlock();
        }
    }
}
