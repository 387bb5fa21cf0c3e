package io.vendflow.reconciliation;

import io.vendflow.books.Hole;
import io.vendflow.books.SaleBook;
import io.vendflow.books.SaleTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was found, by what it is about; bounded, however much is wrong. */
final class Findings {

    /** More are counted and not listed. */
    private static final long MOST_OF_A_KIND = 5_000;

    private static final long MOST_STORIES_OF_A_KIND = 500;

    private static final String RESTORE =
            "restore the topic from a copy; until then these sales are known only to Vipps";

    private final Map<String, List<Finding>> findings = new LinkedHashMap<>();
    private final Map<String, Gap> gaps = new LinkedHashMap<>();
    private final Map<String, Hole> holes = new LinkedHashMap<>();
    private final Map<FindingKind, Long> kept = new EnumMap<>(FindingKind.class);
    private final Map<FindingKind, Long> more = new EnumMap<>(FindingKind.class);

    private record Gap(String where, String what, SaleTerms first, long sales) {

        Gap withSales(long count) {
            return new Gap(where, what, first, count);
        }
    }

    void add(String subject, List<Finding> found) {
        for (Finding each : found) {
            long before = kept.getOrDefault(each.kind(), 0L);
            if (before >= MOST_OF_A_KIND) {
                more.merge(each.kind(), 1L, Long::sum);
                continue;
            }
            kept.put(each.kind(), before + 1);
            boolean isWorthItsStory = each.severity() != Severity.INFO && before < MOST_STORIES_OF_A_KIND;
            findings.computeIfAbsent(subject, any -> new ArrayList<>())
                    .add(isWorthItsStory ? each : each.withoutStory());
        }
    }

    /** What was found about it was not about all of it. */
    void forget(String subject) {
        List<Finding> gone = findings.remove(subject);
        if (gone != null) {
            gone.forEach(each -> kept.merge(each.kind(), -1L, Long::sum));
        }
    }

    void mendNothingThatGivesMoneyBack(String subject, String why) {
        List<Finding> found = findings.get(subject);
        if (found != null) {
            found.replaceAll(each -> each.givesMoneyBack() ? each.withoutRepair(why) : each);
        }
    }

    void lost(Hole hole) {
        holes.put(hole.first().toString(), hole);
    }

    void notJudged(SaleBook.Gap gap, SaleTerms terms) {
        Gap before = gaps.get(gap.where());
        gaps.put(
                gap.where(),
                before == null ? new Gap(gap.where(), gap.what(), terms, 1) : before.withSales(before.sales() + 1));
    }

    void judgedAfterAll(SaleBook.Gap gap) {
        gaps.computeIfPresent(
                gap.where(), (where, counted) -> counted.sales() == 1 ? null : counted.withSales(counted.sales() - 1));
    }

    /** The worst first. */
    List<Finding> all() {
        List<Finding> all = new ArrayList<>();
        findings.values().forEach(all::addAll);
        gaps.values().stream()
                // A record that cannot be read is a finding of its own.
                .filter(gap -> findings.getOrDefault(gap.where(), List.of()).stream()
                        .noneMatch(each -> each.kind() == FindingKind.LOG_INCOMPLETE))
                .forEach(gap -> all.add(incomplete(gap)));
        holes.forEach((where, hole) -> {
            if (!gaps.containsKey(where)) {
                all.add(lostUnseen(hole));
            }
        });
        more.forEach((kind, count) -> all.add(unlisted(kind, count, all)));
        all.sort(Comparator.comparing(Finding::severity, Comparator.reverseOrder())
                .thenComparing(Finding::kind)
                .thenComparing(Finding::since)
                .thenComparing(Finding::subject));
        return all;
    }

    private static Finding lostUnseen(Hole hole) {
        return new Finding(
                FindingKind.LOG_INCOMPLETE,
                hole.first().toString(),
                "",
                "",
                0,
                "",
                hole.inWords() + "; no sale that is left tells of them",
                hole.until(),
                RESTORE,
                null,
                List.of());
    }

    /** So that memory does not grow with what is wrong. */
    private static Finding unlisted(FindingKind kind, long count, List<Finding> listed) {
        Instant since = listed.stream()
                .filter(each -> each.kind() == kind)
                .map(Finding::since)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return new Finding(
                kind,
                "more of this kind",
                "",
                "",
                0,
                "",
                "%d more of this kind are not listed, beyond %d".formatted(count, MOST_OF_A_KIND),
                since,
                "mend what is listed and run again, or ask for a shorter time",
                null,
                List.of());
    }

    private static Finding incomplete(Gap gap) {
        boolean one = gap.sales() == 1;
        return new Finding(
                FindingKind.LOG_INCOMPLETE,
                gap.where(),
                one ? gap.first().merchant() : "",
                one ? gap.first().machine() : "",
                0,
                "",
                "%s; %d sale%s not judged because of it, such as %s"
                        .formatted(
                                gap.what(),
                                gap.sales(),
                                one ? " is" : "s are",
                                gap.first().reference()),
                gap.first().requestedAt(),
                RESTORE,
                null,
                List.of());
    }
}
