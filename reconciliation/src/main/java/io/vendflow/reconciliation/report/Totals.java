package io.vendflow.reconciliation.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.reducing;

import io.vendflow.reconciliation.Sums;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Adds sums up by day, merchant or machine. Currencies are never added together. */
final class Totals {

    private static final Comparator<Group> ORDER = Comparator.comparing(Group::currency)
            .thenComparing(Group::day)
            .thenComparing(Group::merchant)
            .thenComparing(Group::machine);

    private final List<Sums> sums;

    Totals(List<Sums> sums) {
        this.sums = sums;
    }

    /** One for each currency. */
    List<Total> inAll() {
        return by(each -> new Group("", "", "", each.currency()));
    }

    List<Total> byDay() {
        return by(each -> new Group(each.day().toString(), "", "", each.currency()));
    }

    List<Total> byDayAndMerchant() {
        return by(each -> new Group(each.day().toString(), each.merchant(), "", each.currency()));
    }

    List<Total> byMerchant() {
        return by(each -> new Group("", each.merchant(), "", each.currency()));
    }

    List<Total> byMachine() {
        return by(each -> new Group("", each.merchant(), each.machine(), each.currency()));
    }

    static Figures of(Stream<Total> totals) {
        return totals.map(Total::figures).reduce(Figures.NONE, Figures::plus);
    }

    private List<Total> by(Function<Sums, Group> group) {
        return sums.stream()
                .collect(groupingBy(
                        group, () -> new TreeMap<>(ORDER), mapping(Figures::of, reducing(Figures.NONE, Figures::plus))))
                .entrySet()
                .stream()
                .map(each -> each.getKey().with(each.getValue()))
                .toList();
    }

    private record Group(String day, String merchant, String machine, String currency) {

        Total with(Figures figures) {
            return new Total(day, merchant, machine, currency, figures);
        }
    }
}
