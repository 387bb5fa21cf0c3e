package io.vendflow.kafka.metrics;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * The codes that a service's dead letters may be counted by.
 *
 * @param own those beside the ones of the library
 */
public record DeadLetterCodes(Set<String> own) {

    /** In place of every code that is Vipps' word for a refusal: nobody knows how many of them there are. */
    public static final String VIPPS_REFUSED = "VIPPS_REFUSED";

    private static final Set<String> OF_THE_LIBRARY = Set.of("UNREADABLE_EVENT", "NO_STEP", "UNEXPECTED");

    public DeadLetterCodes {
        own = Set.copyOf(own);
    }

    Collection<String> all() {
        Set<String> all = new TreeSet<>(OF_THE_LIBRARY);
        all.addAll(own);
        return all;
    }
}
