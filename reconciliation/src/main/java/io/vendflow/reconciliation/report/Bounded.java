package io.vendflow.reconciliation.report;

import io.vendflow.reconciliation.LedgerDay;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * As many of a list as a person can look through, and what is left.
 *
 * @param rest not shown
 */
record Bounded<T>(List<T> shown, List<T> rest) {

    static <T> Bounded<T> of(List<T> all, int most) {
        int end = Math.min(all.size(), most);
        return new Bounded<>(all.subList(0, end), all.subList(end, all.size()));
    }

    /** The last days, in their order. */
    static Bounded<LedgerDay> newest(List<LedgerDay> all, int most) {
        List<LedgerDay> ordered = all.stream()
                .sorted(Comparator.comparing(LedgerDay::day)
                        .thenComparing(LedgerDay::merchant)
                        .thenComparing(LedgerDay::ledger)
                        .thenComparing(LedgerDay::currency))
                .toList();
        int start = Math.max(0, ordered.size() - most);
        return new Bounded<>(ordered.subList(start, ordered.size()), ordered.subList(0, start));
    }

    /** Those with the most to look at, in the order in which they came. */
    static Bounded<Total> worst(List<Total> all, int most) {
        if (all.size() <= most) {
            return new Bounded<>(all, List.of());
        }
        List<Total> byTrouble = all.stream()
                .sorted(Comparator.<Total>comparingLong(each -> each.figures().trouble())
                        .thenComparingLong(each -> each.figures().captured())
                        .reversed())
                .toList();
        var shown = new HashSet<>(byTrouble.subList(0, most));
        return new Bounded<>(
                all.stream().filter(shown::contains).toList(),
                all.stream().filter(each -> !shown.contains(each)).toList());
    }
}
