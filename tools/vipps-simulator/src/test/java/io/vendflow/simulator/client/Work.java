package io.vendflow.simulator.client;

import io.vendflow.simulator.payments.EventName;
import io.vendflow.simulator.payments.Operation;
import io.vendflow.vipps.VippsOutcome;
import java.util.Locale;

/** An operation of a sale: how the sale gets there, the call, and the event that it may cause once and never twice. */
enum Work {
    CREATE(Operation.CREATE, EventName.CREATED),
    CAPTURE(Operation.CAPTURE, EventName.CAPTURED),
    CANCEL(Operation.CANCEL, EventName.CANCELLED),
    REFUND(Operation.REFUND, EventName.REFUNDED);

    private final Operation operation;
    private final EventName event;

    Work(Operation operation, EventName event) {
        this.operation = operation;
        this.event = event;
    }

    /** Its name among the faults. */
    String on() {
        return name().toLowerCase(Locale.ROOT);
    }

    void prepare(Sale sale) {
        switch (this) {
            case CREATE -> {
                // Nothing comes before it.
            }
            case CAPTURE, CANCEL -> sale.approved();
            case REFUND -> sale.captured();
        }
    }

    VippsOutcome<?> begin(Sale sale) {
        return switch (this) {
            case CREATE -> sale.create();
            case CAPTURE -> sale.capture();
            case CANCEL -> sale.cancel();
            case REFUND -> sale.refund();
        };
    }

    Operation operation() {
        return operation;
    }

    EventName event() {
        return event;
    }
}
