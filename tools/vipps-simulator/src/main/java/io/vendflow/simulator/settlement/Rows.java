package io.vendflow.simulator.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The entries of one topic, oldest first, and the balance that runs through them. They only ever become more. */
final class Rows {

    private final List<Entry> entries = new ArrayList<>();

    int size() {
        return entries.size();
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
        return low;
    }

    /** @return nothing when the range is empty or the wrong way round */
    List<Entry> slice(int from, int to) {
        return from < to ? List.copyOf(entries.subList(from, to)) : List.of();
    }

    List<Entry> all() {
        return List.copyOf(entries);
    }
}
