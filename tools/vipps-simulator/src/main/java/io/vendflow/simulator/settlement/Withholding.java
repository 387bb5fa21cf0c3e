package io.vendflow.simulator.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Movements that do not get into the books, as ordered by a test. */
final class Withholding {

    private final Set<String> references = new TreeSet<>();
    private final List<Movement> heldBack = new ArrayList<>();
    private int next;

    void order(BookLine.Withheld order) {
        if (order.reference() != null) {
            references.add(order.reference());
        }
        next += order.next();
    }

    /** @return whether the movement stays out of the books */
    boolean takes(Movement movement) {
        if (references.contains(movement.reference())) {
            heldBack.add(movement);
            return true;
        }
        if (next > 0) {
            next--;
            heldBack.add(movement);
            return true;
        }
        return false;
    }

    /** Ends all orders and gives back what they took. */
    List<Movement> release() {
        List<Movement> released = List.copyOf(heldBack);
        heldBack.clear();
        references.clear();
        next = 0;
        return released;
    }

    void restore(Set<String> keptReferences, int keptNext) {
        references.addAll(keptReferences);
        next = keptNext;
    }

    void restore(Movement movement) {
        heldBack.add(movement);
    }

    Set<String> references() {
        return Set.copyOf(references);
    }

    List<Movement> heldBack() {
        return List.copyOf(heldBack);
    }

    int next() {
        return next;
    }
}
