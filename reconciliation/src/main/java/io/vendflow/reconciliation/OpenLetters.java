package io.vendflow.reconciliation;

import java.util.HashSet;
import java.util.Set;

/**
 * How many dead letters nobody has sent again or parked. Two topics say so, and what they say may come in any order and twice.
 */
public final class OpenLetters {

    private final Set<String> open = new HashSet<>();
    private final Set<String> handled = new HashSet<>();
    private boolean complete;

    public synchronized void written(String letterId) {
        if (!handled.contains(letterId)) {
            open.add(letterId);
        }
    }

    public synchronized void handled(String letterId) {
        handled.add(letterId);
        open.remove(letterId);
    }

    /** Both topics are read up to where they ended at the beginning. */
    public synchronized void isComplete() {
        complete = true;
    }

    /** Not a number as long as nobody knows. */
    public synchronized double count() {
        return complete ? open.size() : Double.NaN;
    }
}
