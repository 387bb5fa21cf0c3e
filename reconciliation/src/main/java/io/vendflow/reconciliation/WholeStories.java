package io.vendflow.reconciliation;

import io.vendflow.books.DeadLetterEntry;
import io.vendflow.books.Happening;
import io.vendflow.books.LogReader;
import io.vendflow.books.Place;
import io.vendflow.books.Replay;
import io.vendflow.books.SaleBook;
import io.vendflow.books.SaleTerms;
import io.vendflow.books.Scope;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the whole log, however old, says about a few sales. */
final class WholeStories implements LogReader {

    private final Set<String> wanted;
    private final Map<String, SaleBook> books = new ConcurrentHashMap<>();

    private WholeStories(Set<String> wanted) {
        this.wanted = wanted;
    }

    /** Without those of which the log has no event. */
    static Map<String, SaleBook> of(Set<String> references, Replay replay, Instant until) {
        WholeStories stories = new WholeStories(references);
        replay.forEachShare(Scope.of(Instant.EPOCH, until), size -> {}, share -> share.read(references, stories));
        return stories.books;
    }

    @Override
    public void sale(SaleTerms terms, Happening fact) {
        if (wanted.contains(terms.reference())) {
            books.computeIfAbsent(terms.reference(), SaleBook::new).add(terms, fact);
        }
    }

    @Override
    public void webhook(String reference, String merchant, Happening fact) {}

    @Override
    public void deadLetter(DeadLetterEntry letter) {}

    @Override
    public void handled(String letterId) {}

    @Override
    public void unreadable(Place place, String subject, String why) {}
}
