package io.vendflow.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BookkeeperTest {

    private static final Instant BEGIN = Instant.parse("2026-11-20T08:00:00Z");
    private static final Duration BETWEEN_SALES = Duration.ofSeconds(10);
    private static final int SALES = 20_000;

    /** More than a hundred thousand events; each sale is over after five seconds. */
    private final Counting books = new Counting();

    @Test
    void closesBooksAsReadingGoesOn() {
        Bookkeeper.fold(new Sales(true), books);

        assertThat(books.closed).hasSize(SALES);
        assertThat(books.amendments).isZero();
        // Ten minutes' sales, and no more the longer the log is.
        assertThat(books.mostOpen).isLessThanOrEqualTo(65);
    }

    @Test
    void keepsOpenWhatIsNotSettledUntilTheLogEnds() {
        Bookkeeper.fold(new Sales(false), books);

        assertThat(books.closed).hasSize(SALES);
        assertThat(books.mostOpen).isEqualTo(SALES);
    }

    /** How many sales have begun and are not closed. */
    private static final class Counting implements Books {

        private final Set<String> begun = new HashSet<>();
        private final List<String> closed = new ArrayList<>();
        private int amendments;
        private int mostOpen;

        void begins(String reference) {
            begun.add(reference);
            mostOpen = Math.max(mostOpen, begun.size() - closed.size());
        }

        @Override
        public void closed(SaleBook book) {
            closed.add(book.reference());
        }

        @Override
        public void amended(SaleBook before, SaleBook now) {
            amendments++;
        }

        @Override
        public void unknown(SaleBook hearsay) {
            throw new AssertionError("all sales are known");
        }

        @Override
        public void waiting(DeadLetterEntry letter) {
            throw new AssertionError("there are no dead letters");
        }

        @Override
        public void lost(Hole hole) {}

        @Override
        public void unreadable(Place place, String subject, String why) {
            throw new AssertionError("everything can be read");
        }
    }

    private final class Sales implements EventLog.Share {

        private final boolean captured;
        private long offset;

        /** @param captured whether the sales are settled in the end */
        Sales(boolean captured) {
            this.captured = captured;
        }

        @Override
        public Scope scope() {
            return Scope.of(BEGIN, BEGIN.plus(Duration.ofDays(30)));
        }

        @Override
        public Instant openedAt() {
            return BEGIN.plus(Duration.ofDays(30));
        }

        @Override
        public long size() {
            return SALES * 6L;
        }

        @Override
        public List<Hole> holes() {
            return List.of();
        }

        @Override
        public void read(Set<String> only, LogReader reader) {
            assertThat(only).isEmpty();
            for (int number = 0; number < SALES; number++) {
                tell(number, reader);
            }
        }

        private void tell(int number, LogReader reader) {
            Instant at = BEGIN.plus(BETWEEN_SALES.multipliedBy(number));
            SaleTerms terms = new SaleTerms("VM1-S" + number, "VM1", "123456", "NOK", 2_500, false, false, at);
            books.begins(terms.reference());
            tell(terms, Kind.PAYMENT_REQUESTED, 0, "", at, reader);
            tell(terms, Kind.PAYMENT_CREATED, 0, "", at.plusSeconds(1), reader);
            tell(terms, Kind.AUTHORIZED, 2_500, "", at.plusSeconds(2), reader);
            tell(terms, Kind.VEND_REPORTED, 2_500, "DISPENSED", at.plusSeconds(3), reader);
            tell(terms, Kind.RECEIPT_ATTACHED, 2_500, "", at.plusSeconds(4), reader);
            if (captured) {
                tell(terms, Kind.CAPTURED, 2_500, "", at.plusSeconds(5), reader);
            }
        }

        private void tell(SaleTerms terms, Kind kind, long amount, String word, Instant at, LogReader reader) {
            String id = terms.reference() + kind;
            String cause = kind == Kind.PAYMENT_REQUESTED ? "uplink" : terms.reference() + Kind.PAYMENT_REQUESTED;
            Place place = new Place("topic of " + kind, 0, offset++);
            reader.sale(terms, new Happening(kind, id, cause, "test", at, amount, word, "", "", place));
        }

        @Override
        public void close() {}
    }
}
