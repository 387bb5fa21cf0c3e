package io.vendflow.kafka;

import io.vendflow.events.DeadLetter;

/**
 * What is counted of dead letters: each by its code when it is written. One whose transaction fails afterwards is written and
 * counted again; in the topic it is one, by its id. Alert on codes that say that a program is wrong, and on far more than usual of the
 * others.
 */
public interface DeadLetterMetrics {

    /** For programs that nobody watches. */
    DeadLetterMetrics UNCOUNTED = code -> {};

    /** @param code the letter's own, which may be of any number */
    void written(String code);

    /** Counts when what leaves is a letter. */
    default void left(Emission<?> emission) {
        if (emission.event() instanceof DeadLetter letter) {
            written(letter.getCode());
        }
    }
}
