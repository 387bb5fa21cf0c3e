package io.vendflow.reconciliation;

import io.vendflow.books.Place;

/**
 * An event by which the normal flow itself mends a difference. Publishing it twice changes nothing more: each has the id
 * of its fact, and every step is safe to repeat. Never a call of Vipps.
 */
public sealed interface Repair {

    /** In words, for whoever is to say yes. */
    String inWords();

    /**
     * The step that should have followed this record got lost: give the record to it once more, byte for byte, on the
     * service's own retry path.
     *
     * @param service whose step it is
     */
    record Reemit(Place place, String service, String inWords) implements Repair {

        static Reemit to(String service, Place place) {
            return new Reemit(place, service, "let " + service + " take " + place + " once more");
        }
    }

    /**
     * Give money back.
     *
     * @param place of a record of the sale, which carries it whole
     * @param amount minor units
     * @param purpose a word; a sale has at most one refund for each purpose and amount
     */
    record Refund(Place place, long amount, String purpose, String inWords) implements Repair {}

    /**
     * Let go of what is reserved.
     *
     * @param place of a record of the sale, which carries it whole
     * @param forgotten whether the gateway does not remember the sale, so that nobody has to be asked
     */
    record Release(Place place, boolean forgotten, String inWords) implements Repair {}
}
