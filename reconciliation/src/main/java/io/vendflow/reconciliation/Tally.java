package io.vendflow.reconciliation;

import io.vendflow.books.Happening;
import io.vendflow.books.Hole;
import io.vendflow.books.SaleBook;
import io.vendflow.books.SaleTerms;
import io.vendflow.books.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all sales come to. Safe for use from several threads. */
final class Tally {

    private record Row(LocalDate day, String merchant, String machine, String currency) {}

    private static final class Figures {
        private long sales;
        private long requested;
        private long authorized;
        private long dispensed;
        private long captured;
        private long released;
        private long refunded;
        private long open;
        private Sums.Difference atVipps = Sums.Difference.NONE;

        void add(SaleTerms terms, Standing standing, int sign) {
            sales += sign;
            requested += sign * terms.amount();
            authorized += sign * standing.authorized();
            dispensed += sign * standing.dispensed();
            captured += sign * standing.captured();
            released += sign * standing.released();
            refunded += sign * standing.refunded();
            open += sign * standing.open();
        }
    }

    /** More are counted and not listed. */
    private static final long MOST_OF_A_KIND = 5_000;

    private static final long MOST_STORIES_OF_A_KIND = 500;

    private static final String RESTORE =
            "restore the topic from a copy; until then these sales are known only to Vipps";

    private final ZoneId zone;
    private final Map<String, Hole> holes = new LinkedHashMap<>();
    private final Map<FindingKind, Long> kept = new EnumMap<>(FindingKind.class);
    private final Map<FindingKind, Long> more = new EnumMap<>(FindingKind.class);
    private final Map<Row, Figures> rows = new HashMap<>();
    private final Map<String, List<Finding>> findings = new LinkedHashMap<>();
    private final Map<String, Sums.Difference> differences = new HashMap<>();
    private final Map<String, Gap> gaps = new LinkedHashMap<>();
    private final StoryDigest digest = new StoryDigest();
    private long sales;
    private long open;
    private long notJudged;
    private final Map<String, Instant> openSince = new HashMap<>();

    private record Gap(String where, String what, SaleTerms first, long sales) {

        Gap withSales(long count) {
            return new Gap(where, what, first, count);
        }
    }

    Tally(ZoneId zone) {
        this.zone = zone;
    }

    /** @param sign 1 to add a sale, -1 to take it out again */
    private void count(SaleBook book, SaleTerms terms, Standing standing, int sign) {
        figures(terms).add(terms, standing, sign);
        sales += sign;
        open += standing.isSettled() ? 0 : sign;
        notJudged += book.gap() == null ? 0 : sign;
        Happening authorization = standing.authorization();
        if (sign < 0) {
            openSince.remove(terms.reference());
        } else if (authorization != null && standing.open() > 0) {
            openSince.put(terms.reference(), authorization.at());
        }
    }

    private Figures figures(SaleTerms terms) {
        return rows.computeIfAbsent(
                new Row(
                        LocalDate.ofInstant(terms.requestedAt(), zone),
                        terms.merchant(),
                        terms.machine(),
                        terms.currency()),
                row -> new Figures());
    }

    void add(SaleBook book, SaleTerms terms, Standing standing) {
        add(book, terms, standing, StoryDigest.of(terms, standing));
    }

    private synchronized void add(SaleBook book, SaleTerms terms, Standing standing, byte[] story) {
        digest.add(story, 1);
        count(book, terms, standing, 1);
        SaleBook.Gap gap = book.gap();
        if (gap != null) {
            Gap before = gaps.get(gap.where());
            gaps.put(
                    gap.where(),
                    before == null ? new Gap(gap.where(), gap.what(), terms, 1) : before.withSales(before.sales() + 1));
        }
    }

    /** The sale as it was thought to be was not all of it. */
    synchronized void takeOut(SaleBook book, SaleTerms terms, Standing standing) {
        digest.add(StoryDigest.of(terms, standing), -1);
        count(book, terms, standing, -1);
        SaleBook.Gap gap = book.gap();
        Gap counted = gap == null ? null : gaps.get(gap.where());
        if (counted != null) {
            if (counted.sales() == 1) {
                gaps.remove(counted.where());
            } else {
                gaps.put(counted.where(), counted.withSales(counted.sales() - 1));
            }
        }
        List<Finding> gone = findings.remove(terms.reference());
        if (gone != null) {
            gone.forEach(each -> kept.merge(each.kind(), -1L, Long::sum));
        }
        Sums.Difference difference = differences.remove(terms.reference());
        if (difference != null) {
            Figures figures = figures(terms);
            figures.atVipps = figures.atVipps.plus(difference.negated());
        }
    }

    synchronized void found(String subject, List<Finding> found) {
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

    /** Vipps says otherwise about this sale, so money that the log misses may have been given back already. */
    synchronized void mendNothingThatGivesMoneyBack(String subject, String why) {
        List<Finding> found = findings.get(subject);
        if (found != null) {
            found.replaceAll(each -> each.givesMoneyBack() ? each.withoutRepair(why) : each);
        }
    }

    /** Lost is lost, whether a sale is known that it concerns or not. */
    synchronized void lost(Hole hole) {
        holes.put(hole.first().toString(), hole);
    }

    synchronized void differs(SaleTerms terms, Sums.Difference difference) {
        if (!difference.equals(Sums.Difference.NONE)) {
            differences.put(terms.reference(), difference);
            Figures figures = figures(terms);
            figures.atVipps = figures.atVipps.plus(difference);
        }
    }

    synchronized long sales() {
        return sales;
    }

    synchronized long open() {
        return open;
    }

    synchronized @Nullable Instant oldestOpen() {
        return openSince.values().stream().min(Comparator.naturalOrder()).orElse(null);
    }

    synchronized long notJudged() {
        return notJudged;
    }

    synchronized String digest() {
        return digest.toString();
    }

    synchronized List<Sums> sums() {
        return rows.entrySet().stream()
                .filter(row -> row.getValue().sales != 0)
                .map(row -> sums(row.getKey(), row.getValue()))
                .sorted(Comparator.comparing(Sums::day)
                        .thenComparing(Sums::merchant)
                        .thenComparing(Sums::machine)
                        .thenComparing(Sums::currency))
                .toList();
    }

    private static Sums sums(Row row, Figures figures) {
        return new Sums(
                row.day(),
                row.merchant(),
                row.machine(),
                row.currency(),
                figures.sales,
                figures.requested,
                figures.authorized,
                figures.dispensed,
                figures.captured,
                figures.released,
                figures.refunded,
                figures.open,
                figures.atVipps);
    }

    /** The worst first. */
    synchronized List<Finding> findings() {
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
