package io.vendflow.simulator;

import io.vendflow.simulator.payments.Operation;
import io.vendflow.simulator.payments.Payment;
import io.vendflow.simulator.payments.PaymentState;
import io.vendflow.simulator.payments.PerformedOperation;
import java.util.List;

/**
 * A payment from inside.
 *
 * @param operations everything asked for, refused and repeated too, oldest first
 */
public record LedgerView(Payment payment, List<PerformedOperation> operations) {

    public LedgerView {
        operations = List.copyOf(operations);
    }

    public PaymentState state() {
        return payment.state();
    }

    /** In minor units. */
    public long captured() {
        return payment.aggregate().captured();
    }

    /** In minor units. */
    public long cancelled() {
        return payment.aggregate().cancelled();
    }

    /** In minor units. */
    public long refunded() {
        return payment.aggregate().refunded();
    }

    public List<PerformedOperation> operations(Operation operation) {
        return operations.stream()
                .filter(performed -> performed.attempt().operation() == operation)
                .toList();
    }
}
