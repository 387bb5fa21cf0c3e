package io.vendflow.books;

/** Who is told of each sale when its book is closed: when nothing more is awaited, or the log has ended. */
public interface Books {

    /** A sale of the scope, once; unless it is amended later. */
    void closed(SaleBook book);

    /** More was found of a sale that was closed before. */
    void amended(SaleBook before, SaleBook now);

    /** Somebody speaks of a payment of which this part of the log has no event. */
    void unknown(SaleBook hearsay);

    /** A dead letter that nobody has dealt with. */
    void waiting(DeadLetterEntry letter);

    /** Something of what was to be read is not in the log any more. */
    void lost(Hole hole);

    void unreadable(Place place, String subject, String why);
}
