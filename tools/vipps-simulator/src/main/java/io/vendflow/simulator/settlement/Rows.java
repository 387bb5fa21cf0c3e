package io.vendflow.simulator.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of one topic, oldest first, and the balance that runs through them. Their numbers never change, also when
 * the oldest are dropped.
 */
final class Rows {

    private final List<Entry> entries = new ArrayList<>();

    private int dropped;

    /** The number that the next entry gets. */
    int size() {
        return dropped + entries.size();
    }

    /** The number of the oldest entry that is still there. */
    int first() {
        return dropped;
    }

    /** Keeps the newest, at least one for the balance, and up to a tenth more, since dropping means copying the others. */
    void dropBeyond(int most) {
        if (entries.size() > most + most / 10) {
            int tooMany = entries.size() - Math.max(1, most);
            entries.subList(0, tooMany).clear();
            dropped += tooMany;
        }
    }

    long balance() {
        return entries.isEmpty() ? 0 : entries.getLast().balanceAfter();
    }

    Entry add(Posting posting, LocalDate date) {
        Entry entry = new Entry(
                posting.type(),
                posting.pspReference(),
                posting.reference(),
                posting.time(),
                date,
                posting.amount(),
                balance());
        entries.add(entry);
        return entry;
    }

    void restoreDropped(int number) {
        dropped = number;
    }

    void restore(Entry entry) {
        entries.add(entry);
    }

    /** The number of the first entry of a day or of one after it: days never go back. */
    int firstFrom(LocalDate day) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).date().isBefore(day)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return dropped + low;
    }

    /** @return nothing when the range is empty or the wrong way round */
    List<Entry> slice(int from, int to) {
        int begin = Math.max(0, from - dropped);
        int end = to - dropped;
        return begin < end ? List.copyOf(entries.subList(begin, end)) : List.of();
    }

    List<Entry> all() {
        return List.copyOf(entries);
    }
}
