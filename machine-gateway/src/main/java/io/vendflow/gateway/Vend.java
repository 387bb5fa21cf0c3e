package io.vendflow.gateway;

import io.vendflow.sale.Sale;
import io.vendflow.sale.SaleLine;
import io.vendflow.sale.VendOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sale came to in goods.
 *
 * @param dispensed the lines with the quantities that were dispensed
 * @param authorizedAmount what is reserved, minor units
 * @param reason the machine's own word for a failure
 * @param decidedBy who says so, when it is not the machine
 */
public record Vend(
        Sale sale,
        VendOutcome outcome,
        List<SaleLine> dispensed,
        long authorizedAmount,
        @Nullable String reason,
        @Nullable String decidedBy) {

    static Vend reported(Sale sale, MachineMessage.VendReport report, List<SaleLine> dispensed, long authorizedAmount) {
        return new Vend(sale, report.outcome(), dispensed, authorizedAmount, report.reason(), null);
    }

    /** No report came in time. */
    static Vend unknown(Sale sale, long authorizedAmount) {
        return new Vend(sale, VendOutcome.UNKNOWN, List.of(), authorizedAmount, null, null);
    }

    /** An operator said what the machine did not. */
    static Vend decided(Sale sale, VendOutcome outcome, List<SaleLine> dispensed, long authorizedAmount, Person by) {
        return new Vend(sale, outcome, dispensed, authorizedAmount, by.reason(), by.name());
    }

    /** Nobody ever said, so everything counts as dispensed. */
    static Vend presumed(Sale sale, long authorizedAmount) {
        return new Vend(
                sale,
                VendOutcome.DISPENSED,
                sale.lines(),
                authorizedAmount,
                null,
                "policy " + UnknownVendPolicy.CAPTURE + " for unknown vends");
    }
}
