package io.vendflow.gateway;

import io.vendflow.sale.Sale;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway remembers of one sale.
 *
 * @param report what the machine reported, if it did
 * @param deadline when to look at it again, if ever
 */
public record SaleRecord(
        Sale sale,
        Display display,
        SaleState state,
        MachineMessage.@Nullable VendReport report,
        @Nullable Instant deadline) {

    static SaleRecord requested(Sale sale, Display display) {
        return new SaleRecord(sale, display, new SaleState.Requested(), null, null);
    }

    SaleRecord in(SaleState next, @Nullable Instant nextDeadline) {
        return new SaleRecord(sale, display, next, report, nextDeadline);
    }

    SaleRecord reported(MachineMessage.VendReport made) {
        return new SaleRecord(sale, display, new SaleState.Reported(made.outcome()), made, null);
    }

    /** Whether a request asks for this very sale again. */
    boolean isAskedForBy(MachineMessage.SaleRequest request) {
        return sale.lines().equals(request.lines())
                && sale.amount().currency() == request.currency()
                && display.equals(request.display());
    }
}
