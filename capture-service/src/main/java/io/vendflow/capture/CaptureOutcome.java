package io.vendflow.capture;

import io.vendflow.sale.Amount;

/** How a capture ended. */
public sealed interface CaptureOutcome {

    /**
     * The money is ours: Vipps showed it on reading back.
     *
     * @param amount what was captured; more than was asked for where the sales unit cannot capture a part
     */
    record Captured(Amount amount, String pspReference) implements CaptureOutcome {}

    /**
     * There is nothing left to take, and that is as it should be: the sale of a machine that cannot report vends was let go
     * before its capture's turn came.
     */
    record LetGo() implements CaptureOutcome {}

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
