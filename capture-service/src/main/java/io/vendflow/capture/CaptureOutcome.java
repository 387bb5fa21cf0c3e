package io.vendflow.capture;

import io.vendflow.sale.Amount;

/** How a capture ended. */
public sealed interface CaptureOutcome {

    /**
     * The money is ours: Vipps showed it on reading back.
     *
     * @param amount what was captured for this sale
     */
    record Captured(Amount amount, String pspReference) implements CaptureOutcome {}

    /**
     * It never will be: a person must look.
     *
     * @param code stable word for programs
     * @param message in words for an operator
     */
    record Failed(String code, String message) implements CaptureOutcome {}

    /** Ask again: with the same key it is safe. */
    record Unresolved(Doubt doubt) implements CaptureOutcome {}
}
