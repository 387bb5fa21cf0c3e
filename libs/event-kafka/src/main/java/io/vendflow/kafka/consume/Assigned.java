package io.vendflow.kafka.consume;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.TopicPartition;

/** One partition for as long as it is ours. Work that has not begun when it is given up is left to the next owner. */
final class Assigned {

    final PartitionProgress progress = new PartitionProgress();

    private final TopicPartition partition;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int running;
    private boolean givenUp;

    Assigned(TopicPartition partition) {
        this.partition = partition;
    }

    /** Whether a handler may begin; each that did calls {@link #end()}. */
    boolean begin() {
        lock.lock();
        try {
            if (givenUp) {
                return false;
            }
            running++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            running--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits before another attempt; false when the partition was given up meanwhile. */
    boolean rest(Duration pause) {
        lock.lock();
        try {
            long left = pause.toNanos();
            while (!givenUp && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !givenUp;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    void giveUp() {
        lock.lock();
        try {
            givenUp = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void awaitIdle(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (running > 0 && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return partition.toString();
    }
}
