package io.vendflow.reconciliation;

import io.vendflow.books.Scope;
import java.time.ZoneId;
import java.util.Set;

/**
 * What a run is asked for.
 *
 * @param zone by which a sale belongs to a day
 */
public record Request(Scope scope, Set<Against> against, ZoneId zone, Rules rules) {

    public Request {
        against = Set.copyOf(against);
    }

    boolean isAgainst(Against what) {
        return against.contains(what);
    }
}
