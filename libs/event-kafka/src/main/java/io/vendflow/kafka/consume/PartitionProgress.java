package io.vendflow.kafka.consume;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What has been taken from one partition and what of it is done. Records end in any order; only the unbroken run from
 * the front may be committed. Used by the polling thread alone.
 */
final class PartitionProgress {

    private final Deque<Long> taken = new ArrayDeque<>();
    private final Set<Long> done = new HashSet<>();
    private long next = -1;
    private long committed = -1;

    void took(long offset) {
        taken.addLast(offset);
    }

    void finished(long offset) {
        done.add(offset);
        while (!taken.isEmpty() && done.remove(taken.peekFirst())) {
            next = taken.removeFirst() + 1;
        }
    }

    /** How many records are taken and not yet covered by a commit. */
    int window() {
        return taken.size();
    }

    /** The offset to commit, when it has moved since the last one. */
    OptionalLong committable() {
        return next > committed ? OptionalLong.of(next) : OptionalLong.empty();
    }

    void committed(long offset) {
        committed = Math.max(committed, offset);
    }
}
