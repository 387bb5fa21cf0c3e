package io.vendflow.gateway;

import io.vendflow.sale.Currency;
import io.vendflow.sale.SaleId;
import io.vendflow.sale.SaleLine;
import io.vendflow.sale.VendOutcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a machine says, once it has been read. */
public sealed interface MachineMessage {

    /** A customer chose; the machine asks for a payment. */
    record SaleRequest(SaleId saleId, Currency currency, Display display, List<SaleLine> lines)
            implements MachineMessage {

        public SaleRequest {
            lines = List.copyOf(lines);
        }
    }

    /**
     * The machine tells what it dispensed.
     *
     * @param dispensed quantity by slot; empty with DISPENSED means everything
     * @param reason the machine's own word for a failure
     */
    record VendReport(
            SaleId saleId,
            VendOutcome outcome,
            Map<String, Integer> dispensed,
            @Nullable String reason) implements MachineMessage {

        public VendReport {
            dispensed = Map.copyOf(dispensed);
        }
    }

    /** The cancel button. */
    record CancelRequest(SaleId saleId) implements MachineMessage {}

    /**
     * The machine is there, or its will says that it is not.
     *
     * @param bootId names one start of the machine
     */
    record Presence(boolean online, String bootId, String firmware) implements MachineMessage {}

    /**
     * It cannot be used.
     *
     * @param code stable word for programs
     * @param message what is wrong, in words for a technician
     * @param saleId the sale it is about, when that much could be read
     * @param sale whether it is a request for a sale, which is then rejected
     */
    record Unusable(String code, String message, @Nullable SaleId saleId, boolean sale) implements MachineMessage {}
}
