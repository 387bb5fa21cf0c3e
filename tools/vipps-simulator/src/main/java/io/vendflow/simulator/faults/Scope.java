package io.vendflow.simulator.faults;

import org.jspecify.annotations.Nullable;

/**
 * Whose calls a rule strikes.
 *
 * @param msn one sales unit's; null is everybody's
 * @param reference about one payment; null is about any
 */
public record Scope(@Nullable String msn, @Nullable String reference) {

    /** Everybody's, about anything. */
    public static final Scope ALL = new Scope(null, null);

    boolean covers(Subject subject) {
        return (msn == null || msn.equals(subject.msn()))
                && (reference == null || reference.equals(subject.reference()));
    }
}
