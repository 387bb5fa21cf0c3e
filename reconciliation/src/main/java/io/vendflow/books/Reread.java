package io.vendflow.books;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A further reading of a partition: of the sales of which something came late, without it and with it. */
final class Reread implements LogReader {

    private final Set<String> wanted;
    private final Map<String, Set<Place>> late;
    private final Map<String, SaleBook> before = new HashMap<>();
    private final Map<String, SaleBook> now = new HashMap<>();

    /** @param late places of the records that came late, by reference */
    Reread(Set<String> wanted, Map<String, Set<Place>> late) {
        this.wanted = wanted;
        this.late = late;
    }

    /** The sale as it was thought to be. */
    SaleBook before(String reference) {
        return before.getOrDefault(reference, new SaleBook(reference));
    }

    /** The sale as it is. */
    SaleBook now(String reference) {
        return now.getOrDefault(reference, new SaleBook(reference));
    }

    @Override
    public void sale(SaleTerms terms, Happening fact) {
        if (!wanted.contains(terms.reference())) {
            return;
        }
        book(now, terms.reference()).add(terms, fact);
        if (!isLate(terms.reference(), fact.place())) {
            book(before, terms.reference()).add(terms, fact);
        }
    }

    @Override
    public void webhook(String reference, String merchant, Happening fact) {
        add(reference, fact);
    }

    @Override
    public void deadLetter(DeadLetterEntry letter) {
        add(letter.subject(), letter.toFact());
    }

    private void add(String reference, Happening fact) {
        if (!wanted.contains(reference)) {
            return;
        }
        book(now, reference).add(fact);
        if (!isLate(reference, fact.place())) {
            book(before, reference).add(fact);
        }
    }

    @Override
    public void handled(String letterId) {}

    @Override
    public void unreadable(Place place, String subject, String why) {
        if (wanted.contains(subject)) {
            book(now, subject).lacks(place.toString(), "the record at " + place + " cannot be read: " + why);
        }
    }

    private boolean isLate(String reference, Place place) {
        return late.getOrDefault(reference, Set.of()).contains(place);
    }

    private static SaleBook book(Map<String, SaleBook> books, String reference) {
        return books.computeIfAbsent(reference, SaleBook::new);
    }
}
