package io.vendflow.simulator;

import io.vendflow.simulator.faults.Subject;
import io.vendflow.simulator.http.Call;
import io.vendflow.simulator.payments.http.EPaymentApi;
import io.vendflow.simulator.token.Gate;
import java.util.stream.Stream;

/** Who calls about which payment: paths name it, and so does the body of a create. */
record CallSubject(Gate gate, Call call) implements Subject {

    @Override
    public String msn() {
        return gate.msnOf(call);
    }

    @Override
    public String reference() {
        return Stream.of("reference", "orderId")
                .map(call::parameter)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElseGet(() -> EPaymentApi.referenceOf(call));
    }
}
