package io.vendflow.books;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Folds one partition of the log, in memory for the sales that are open at once. A sale's book is closed when nothing is
 * awaited any more and it has been quiet for a while; what is said about it later (a refund after days, something written
 * once more) is put together with the rest by reading again, for these few sales only.
 */
public final class Bookkeeper {

    /** By the time of the log. Webhooks, and what was repeated after a crash, come later than what they repeat. */
    private static final Duration QUIET = Duration.ofMinutes(10);

    /** How many sales are put together in one further reading. */
    private static final int AT_ONCE = 20_000;

    private final EventLog.Share share;
    private final Books books;
    private final Fold fold = new Fold();

    private Bookkeeper(EventLog.Share share, Books books) {
        this.share = share;
        this.books = books;
    }

    /** Reads all of the share and tells of every sale in it. */
    public static void fold(EventLog.Share share, Books books) {
        new Bookkeeper(share, books).run();
    }

    private void run() {
        share.holes().forEach(books::lost);
        share.read(Set.of(), fold);
        fold.end();
        List<String> strays = List.copyOf(fold.late.keySet());
        for (int begin = 0; begin < strays.size(); begin += AT_ONCE) {
            putTogether(Set.copyOf(strays.subList(begin, Math.min(begin + AT_ONCE, strays.size()))));
        }
    }

    private void putTogether(Set<String> references) {
        Reread again = new Reread(references, fold.late);
        share.read(references, again);
        for (String reference : references) {
            SaleBook before = again.before(reference);
            SaleBook now = again.now(reference);
            SaleTerms terms = now.terms();
            if (terms != null && !share.scope().covers(terms)) {
                continue;
            }
            if (before.has(Kind.PAYMENT_REQUESTED)) {
                findGap(before);
                findGap(now);
                books.amended(before, now);
            } else {
                close(now);
            }
        }
    }

    private void close(SaleBook book) {
        if (book.terms() == null) {
            books.unknown(book);
            return;
        }
        if (!share.scope().covers(book.terms())) {
            return;
        }
        findGap(book);
        books.closed(book);
    }

    private void findGap(SaleBook book) {
        SaleTerms terms = book.terms();
        for (Hole hole : share.holes()) {
            boolean mayLack = !book.has(hole.kind()) || hole.kind().maySayMore();
            if (terms != null && terms.requestedAt().isBefore(hole.until()) && mayLack) {
                book.lacks(hole.first().toString(), hole.inWords());
            }
        }
        if (!book.has(Kind.PAYMENT_REQUESTED)) {
            book.lacks(book.reference(), "its beginning is not in the log");
        }
        MissingCause.of(book, share.openedAt()).ifPresent(what -> book.lacks(book.reference(), what));
    }

    /** The first reading. */
    private final class Fold implements LogReader {

        /** In the order in which they were last heard of. */
        private final Map<String, SaleBook> recent = new LinkedHashMap<>(1_024, 0.75f, true);

        private final Map<String, SaleBook> waiting = new HashMap<>();
        private final Map<String, Set<Place>> late = new HashMap<>();
        private final Set<String> earlier = new HashSet<>();

        /** Closed, and no webhook has told of the authorization so far. */
        private final Set<String> unannounced = new HashSet<>();

        private final Map<String, DeadLetterEntry> letters = new LinkedHashMap<>();
        private final Set<String> handled = new HashSet<>();
        private Instant time = Instant.MIN;

        @Override
        public void sale(SaleTerms terms, Happening fact) {
            if (terms.requestedAt().isBefore(share.scope().from())) {
                earlier.add(terms.reference());
            } else if (share.scope().covers(terms)) {
                if (isBeginningOnceMore(terms, fact)) {
                    late.computeIfAbsent(terms.reference(), reference -> new HashSet<>());
                }
                SaleBook book = take(terms.reference(), fact);
                if (book != null) {
                    book.add(terms, fact);
                }
            }
            passes(fact.at());
        }

        @Override
        public void webhook(String reference, String merchant, Happening fact) {
            boolean isOfScope = !earlier.contains(reference)
                    && share.scope().mayCover(reference, merchant)
                    && fact.at().isBefore(share.scope().to())
                    && !fact.at().isBefore(share.scope().from());
            boolean isAwaited = waiting.containsKey(reference)
                    || recent.containsKey(reference)
                    || late.containsKey(reference)
                    || unannounced.contains(reference);
            if (isAwaited || isOfScope) {
                SaleBook book = take(reference, fact);
                if (book != null) {
                    book.add(fact);
                }
            }
            passes(fact.at());
        }

        @Override
        public void deadLetter(DeadLetterEntry letter) {
            letters.put(letter.id(), letter);
            if (!letter.subject().isEmpty()) {
                SaleBook book = recent.get(letter.subject());
                book = book == null ? waiting.get(letter.subject()) : book;
                if (book != null) {
                    book.add(letter.toFact());
                } else if (!earlier.contains(letter.subject())) {
                    late.computeIfAbsent(letter.subject(), reference -> new HashSet<>())
                            .add(letter.place());
                }
            }
        }

        @Override
        public void handled(String letterId) {
            handled.add(letterId);
        }

        @Override
        public void unreadable(Place place, String subject, String why) {
            books.unreadable(place, subject, why);
            if (!subject.isEmpty()) {
                late.computeIfAbsent(subject, reference -> new HashSet<>()).add(place);
            }
        }

        /**
         * A sale begins when it is requested. When that is long ago by the log's own time, its book may be closed already, and
         * a second one would count it twice.
         */
        private boolean isBeginningOnceMore(SaleTerms terms, Happening fact) {
            boolean isOpen = recent.containsKey(terms.reference()) || waiting.containsKey(terms.reference());
            return fact.kind() == Kind.PAYMENT_REQUESTED
                    && !isOpen
                    && time.isAfter(terms.requestedAt().plus(QUIET));
        }

        /** The book that this goes into, or null when the sale has to be put together later. */
        private @Nullable SaleBook take(String reference, Happening fact) {
            Set<Place> lateOnes = late.get(reference);
            if (lateOnes != null) {
                lateOnes.add(fact.place());
                return null;
            }
            SaleBook book = recent.get(reference);
            if (book == null) {
                SaleBook waited = waiting.remove(reference);
                book = waited == null ? new SaleBook(reference) : waited;
                recent.put(reference, book);
            }
            return book;
        }

        private void passes(Instant now) {
            // A record dated far ahead must not make everything after it late.
            if (now.isAfter(time) && !now.isAfter(share.openedAt())) {
                time = now;
            }
            Instant quietSince = time.minus(QUIET);
            var eldest = recent.entrySet().iterator();
            while (eldest.hasNext()) {
                SaleBook book = eldest.next().getValue();
                boolean isOfTomorrow = book.lastAt().isAfter(share.openedAt());
                if (!book.lastAt().isBefore(quietSince) && !isOfTomorrow) {
                    return;
                }
                eldest.remove();
                quiet(book);
            }
        }

        private void quiet(SaleBook book) {
            if (isFragment(book)) {
                putAside(book);
                return;
            }
            Standing standing = book.standing();
            if (!standing.isSettled()) {
                waiting.put(book.reference(), book);
                return;
            }
            if (standing.authorization() != null && !standing.isAnnounced()) {
                unannounced.add(book.reference());
            }
            close(book);
        }

        /** Not the whole of a sale, by the look of it: the rest was closed, or lies before what was read. */
        private static boolean isFragment(SaleBook book) {
            boolean begun = book.has(Kind.PAYMENT_REQUESTED);
            return !begun || !(book.has(Kind.PAYMENT_CREATED) || book.has(Kind.PAYMENT_REJECTED));
        }

        private void putAside(SaleBook book) {
            Set<Place> places = late.computeIfAbsent(book.reference(), reference -> new HashSet<>());
            places.addAll(book.places());
        }

        void end() {
            waiting.values().forEach(this::conclude);
            recent.values().forEach(this::conclude);
            waiting.clear();
            recent.clear();
            letters.values().stream()
                    .filter(letter -> !handled.contains(letter.id()))
                    .forEach(books::waiting);
        }

        private void conclude(SaleBook book) {
            boolean isUnderWay =
                    book.has(Kind.PAYMENT_REQUESTED) && !book.lastAt().isBefore(time.minus(QUIET));
            if (late.containsKey(book.reference()) || (isFragment(book) && !isUnderWay)) {
                putAside(book);
            } else {
                close(book);
            }
        }
    }
}
