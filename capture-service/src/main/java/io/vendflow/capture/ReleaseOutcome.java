package io.vendflow.capture;

import io.vendflow.sale.Amount;

/** How letting go of a reservation ended. */
public sealed interface ReleaseOutcome {

    /**
     * Nothing is reserved any more: Vipps showed it on reading back.
     *
     * @param amount what was let go; zero when nothing was ever reserved
     */
    record Released(Amount amount) implements ReleaseOutcome {}

    /**
     * It was captured before, as this sale's mode is, so it has to be given back instead.
     *
     * @param left what was taken and not given back yet; may be nothing
     */
    record CapturedBefore(Amount left) implements ReleaseOutcome {}

    /**
     * It never will be: a person must look.
     *
     * @param code stable word for programs
     * @param message in words for an operator
     */
    record Impossible(String code, String message) implements ReleaseOutcome {}

    /** Ask again: with the same key it is safe. */
    record Unresolved(Doubt doubt) implements ReleaseOutcome {}
}
