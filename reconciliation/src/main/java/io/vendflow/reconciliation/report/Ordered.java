package io.vendflow.reconciliation.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.vendflow.reconciliation.Finding;
import io.vendflow.reconciliation.FindingKind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Findings in the order in which somebody should look at them. */
final class Ordered {

    private static final Comparator<FindingKind> GRAVEST_FIRST =
            Comparator.comparing(FindingKind::severity).reversed().thenComparing(Comparator.naturalOrder());

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::kind, GRAVEST_FIRST)
            .thenComparing(Comparator.comparingLong(Finding::amount).reversed())
            .thenComparing(Finding::since)
            .thenComparing(Finding::subject);

    private Ordered() {}

    static List<Finding> worstFirst(List<Finding> findings) {
        return findings.stream().sorted(WORST_FIRST).toList();
    }

    static Map<FindingKind, List<Finding>> byKind(List<Finding> findings) {
        return findings.stream()
                .sorted(WORST_FIRST)
                .collect(groupingBy(Finding::kind, () -> new TreeMap<>(GRAVEST_FIRST), toList()));
    }
}
