package io.vendflow.simulation.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** How far one partition is read, and how much of that is done in an unbroken run from the front. */
final class Share {

    private final Deque<Integer> taken = new ArrayDeque<>();
    private final Set<Integer> done = new HashSet<>();
    private int position;
    private int committed;

    Share(int committed) {
        this.committed = committed;
        this.position = committed;
    }

    int next() {
        return position;
    }

    void took(int offset) {
        taken.addLast(offset);
        position = offset + 1;
    }

    void finished(int offset) {
        done.add(offset);
    }

    /** From where another would have to go on. */
    int committable() {
        while (!taken.isEmpty() && done.remove(taken.getFirst())) {
            committed = taken.removeFirst() + 1;
        }
        return committed;
    }

    int window() {
        return taken.size();
    }
}
