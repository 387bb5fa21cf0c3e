package io.vendflow.books;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Which sales: those that were requested at {@code from} or later and before {@code to}. What happened to them afterwards
 * belongs to them, however late.
 *
 * @param fromOffsets where given, the sales of that partition begin with this record of {@code vending.payment-requested}
 * @param toOffsets where given, they end before this one
 * @param machines empty means all
 * @param merchants empty means all
 */
public record Scope(
        Instant from,
        Instant to,
        Map<Integer, Long> fromOffsets,
        Map<Integer, Long> toOffsets,
        Set<String> machines,
        Set<String> merchants) {

    public Scope {
        fromOffsets = Map.copyOf(fromOffsets);
        toOffsets = Map.copyOf(toOffsets);
        machines = Set.copyOf(machines);
        merchants = Set.copyOf(merchants);
    }

    public static Scope of(Instant from, Instant to) {
        return new Scope(from, to, Map.of(), Map.of(), Set.of(), Set.of());
    }

    /** The same with other times, as the offsets of a partition ask for. */
    public Scope between(Instant begin, Instant end) {
        return new Scope(begin, end, fromOffsets, toOffsets, machines, merchants);
    }

    /** Whether it leaves out machines or merchants. */
    public boolean isNarrowed() {
        return !machines.isEmpty() || !merchants.isEmpty();
    }

    /** Whether a payment may be of one of its machines and merchants. A reference begins with the machine. */
    boolean mayCover(String reference, String merchant) {
        return (machines.isEmpty() || machines.contains(reference.substring(0, Math.max(0, reference.indexOf('-')))))
                && (merchants.isEmpty() || merchants.contains(merchant));
    }

    public boolean covers(SaleTerms sale) {
        return !sale.requestedAt().isBefore(from)
                && sale.requestedAt().isBefore(to)
                && (machines.isEmpty() || machines.contains(sale.machine()))
                && (merchants.isEmpty() || merchants.contains(sale.merchant()));
    }
}
