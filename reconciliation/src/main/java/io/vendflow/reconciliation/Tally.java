package io.vendflow.reconciliation;

import io.vendflow.books.Happening;
import io.vendflow.books.Hole;
import io.vendflow.books.SaleBook;
import io.vendflow.books.SaleTerms;
import io.vendflow.books.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
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

    private final ZoneId zone;
    private final Map<Row, Figures> rows = new HashMap<>();
    private final Map<String, Sums.Difference> differences = new HashMap<>();
    private final Findings findings = new Findings();
    private final StoryDigest digest = new StoryDigest();
    private long sales;
    private long open;
    private long notJudged;
    private final Map<String, Instant> openSince = new HashMap<>();

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
        if (book.gap() != null) {
            findings.notJudged(book.gap(), terms);
        }
    }

    /** The sale as it was thought to be was not all of it. */
    synchronized void takeOut(SaleBook book, SaleTerms terms, Standing standing) {
        digest.add(StoryDigest.of(terms, standing), -1);
        count(book, terms, standing, -1);
        if (book.gap() != null) {
            findings.judgedAfterAll(book.gap());
        }
        findings.forget(terms.reference());
        Sums.Difference difference = differences.remove(terms.reference());
        if (difference != null) {
            Figures figures = figures(terms);
            figures.atVipps = figures.atVipps.plus(difference.negated());
        }
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

    synchronized void found(String subject, List<Finding> found) {
        findings.add(subject, found);
    }

    /** Vipps says otherwise about this sale, so money that the log misses may have been given back already. */
    synchronized void mendNothingThatGivesMoneyBack(String subject, String why) {
        findings.mendNothingThatGivesMoneyBack(subject, why);
    }

    /** Lost is lost, whether a sale is known that it concerns or not. */
    synchronized void lost(Hole hole) {
        findings.lost(hole);
    }

    /** The worst first. */
    synchronized List<Finding> findings() {
        return findings.all();
    }
}
