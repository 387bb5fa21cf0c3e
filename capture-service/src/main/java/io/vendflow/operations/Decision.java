package io.vendflow.operations;

import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleLine;
import io.vendflow.sale.VendOutcome;
import java.util.List;

/** What an operator decided about a sale. Leaves one event, with who and why. */
public sealed interface Decision {

    Sale sale();

    Operator operator();

    String reason();

    /** Names the decision: the same words again are the same decision, not another. */
    List<String> fact();

    /**
     * Give money back.
     *
     * @param amount minor units
     * @param request tells refunds of one sale apart
     */
    record Refund(Sale sale, Operator operator, String reason, long amount, String request) implements Decision {

        @Override
        public List<String> fact() {
            return List.of("refund-requested", sale.reference().value(), "operator", request);
        }

        Refund named(String other) {
            return new Refund(sale, operator, reason, amount, other);
        }
    }

    /**
     * Let go of the reservation.
     *
     * @param force although goods may be given away
     */
    record Release(Sale sale, Operator operator, String reason, boolean force) implements Decision {

        @Override
        public List<String> fact() {
            return List.of("cancel-requested", sale.reference().value(), "OPERATOR");
        }
    }

    /**
     * Say what was dispensed, where the machine did not.
     *
     * @param dispensed the lines with the quantities that were dispensed
     * @param authorized what is reserved, minor units
     */
    record Vended(
            Sale sale, Operator operator, String reason, VendOutcome outcome, List<SaleLine> dispensed, long authorized)
            implements Decision {

        /** As a machine's own report: whoever says it, it happened once. */
        @Override
        public List<String> fact() {
            return List.of("vend-reported", sale.reference().value(), outcome.name());
        }
    }
}
