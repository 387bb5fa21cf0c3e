package io.vendflow.reconciliation;

import io.vendflow.books.DeadLetterEntry;
import io.vendflow.books.Happening;
import io.vendflow.books.Hole;
import io.vendflow.books.Kind;
import io.vendflow.books.LogReader;
import io.vendflow.books.Place;
import io.vendflow.books.Replay;
import io.vendflow.books.SaleBook;
import io.vendflow.books.SaleTerms;
import io.vendflow.books.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** What the whole log, however old, says about a few sales. */
final class WholeStories implements LogReader {

    private static final Duration MONEY_MOVES = Duration.ofDays(7);

    private final Set<String> wanted;
    private final Map<String, SaleBook> books = new ConcurrentHashMap<>();
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
    private final Collection<Hole> holes = new ConcurrentLinkedQueue<>();

    private WholeStories(Set<String> wanted) {
        this.wanted = wanted;
    }

    static WholeStories of(Set<String> references, Replay replay, Instant until) {
        WholeStories stories = new WholeStories(references);
        replay.forEachShare(Scope.of(Instant.EPOCH, until), size -> {}, share -> {
            stories.holes.addAll(share.holes());
            share.read(references, stories);
        });
        return stories;
    }

    /** Whether anything in the log is about this sale. */
    boolean knows(String reference) {
        return books.containsKey(reference) || unreadable.contains(reference);
    }

    /** Null when the log has no event of it that can be read. */
    @Nullable SaleBook book(String reference) {
        return books.get(reference);
    }

    /** Where the log has lost beginnings of sales, so that one which it does not know may have been there. */
    Optional<Hole> lostBeginnings() {
        return holes.stream()
                .filter(each -> each.kind() == Kind.PAYMENT_REQUESTED)
                .findFirst();
    }

    /** Whether a sale that was heard of then may have begun where the log has lost something: money moves for days. */
    boolean mayHaveLostItsBeginning(Instant heardAt) {
        return holes.stream()
                .filter(each -> each.kind() == Kind.PAYMENT_REQUESTED)
                .anyMatch(each -> heardAt.isBefore(each.until().plus(MONEY_MOVES)));
    }

    /** Whether money of this sale may have moved without the log saying so any more. */
    boolean mayLackMoney(String reference) {
        SaleBook book = books.get(reference);
        SaleTerms terms = book == null ? null : book.terms();
        return unreadable.contains(reference)
                || (terms != null
                        && holes.stream()
                                .filter(each -> each.kind() == Kind.CAPTURED || each.kind() == Kind.REFUNDED)
                                .anyMatch(each -> terms.requestedAt().isBefore(each.until())));
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
    public void unreadable(Place place, String subject, String why) {
        if (wanted.contains(subject)) {
            unreadable.add(subject);
        }
    }
}
