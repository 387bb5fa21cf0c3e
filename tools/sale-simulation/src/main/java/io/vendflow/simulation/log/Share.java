package io.vendflow.simulation.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** How far one partition is read, and how much of that is done in an unbroken run from the front and committed. */
final class Share {

    private final Deque<Integer> taken = new ArrayDeque<>();
    private final Set<Integer> done = new HashSet<>();
    private int position;
    private int committed;

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

    void commit() {
        while (!taken.isEmpty() && done.remove(taken.getFirst())) {
            committed = taken.removeFirst() + 1;
        }
    }

    int window() {
        return taken.size();
    }

    /** The process is gone: what was not committed comes again. */
    void fallBack() {
        taken.clear();
        done.clear();
        position = committed;
    }
}
