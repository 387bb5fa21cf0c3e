package io.vendflow.books;

/** Who is told what the log says, record by record, about in the order of time. */
public interface LogReader {

    /** An event of a sale. */
    void sale(SaleTerms terms, Happening fact);

    /** A webhook about a payment. */
    void webhook(String reference, String merchant, Happening fact);

    void deadLetter(DeadLetterEntry letter);

    /** Somebody dealt with a dead letter. */
    void handled(String letterId);

    /**
     * A record that cannot be read.
     *
     * @param subject what its headers say it is about; may be empty
     */
    void unreadable(Place place, String subject, String why);
}
