package io.vendflow.simulator.payments;

import io.vendflow.sale.Amount;

/** What a rule says about an operation on a payment as it stands. */
sealed interface Decision {

    /** It happens: this event enters the log. */
    record Happens(EventName event, Amount amount) implements Decision {}

    /** It does not. */
    record Refuse(Refusal refusal) implements Decision {}

    static Decision refuse(ErrorCode code) {
        return new Refuse(new Refusal.Coded(code));
    }

    static Decision refuse(ErrorCode code, String detail) {
        return new Refuse(new Refusal.Coded(code, detail));
    }
}
