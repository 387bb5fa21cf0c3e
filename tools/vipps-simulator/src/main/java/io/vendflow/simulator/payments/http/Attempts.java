package io.vendflow.simulator.payments.http;

import io.vendflow.simulator.http.Answer;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.http.Problems;
import io.vendflow.simulator.merchants.Merchant;
import io.vendflow.simulator.payments.Attempt;
import io.vendflow.simulator.payments.Operation;
import io.vendflow.simulator.payments.Violation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the Idempotency-Key (facts sheet 1.6). */
final class Attempts {

    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 50;

    /** How an operation names its payment, and whether it needs a key. */
    record Kind(Operation operation, boolean needsKey, Function<Call, String> reference) {}

    static final Kind CREATE = new Kind(Operation.CREATE, true, EPaymentApi::referenceOf);
    static final Kind CAPTURE = new Kind(Operation.CAPTURE, true, call -> call.parameter("reference"));
    static final Kind REFUND = new Kind(Operation.REFUND, true, call -> call.parameter("reference"));

    /** Required in the specification of 2024, gone from the one of 2026: taken when it is there. */
    static final Kind CANCEL = new Kind(Operation.CANCEL, false, call -> call.parameter("reference"));

    private Attempts() {}

    static Answer withKey(Merchant merchant, Call call, Kind kind, Function<Attempt, Answer> work) {
        Optional<String> key = call.header(HEADER).filter(value -> !value.isBlank());
        if (key.isEmpty() && kind.needsKey()) {
            return broken("The header " + HEADER + " is required.", call);
        }
        if (key.isPresent() && key.get().length() > LONGEST) {
            return broken("The header " + HEADER + " must be at most " + LONGEST + " characters.", call);
        }
        return work.apply(new Attempt(
                merchant.msn(), kind.operation(), kind.reference().apply(call), key.orElse(null), call.fingerprint()));
    }

    private static Answer broken(String reason, Call call) {
        return Problems.invalid(List.of(new Violation(HEADER, reason)), Paths.instance(call));
    }
}
