package io.vendflow.gateway;

import io.vendflow.sale.CaptureMode;
import io.vendflow.sale.Sale;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway remembers of one sale.
 *
 * @param report what the machine reported, if it did
 * @param vendPolicy what holds when the report does not come
 * @param earlyCapture what was captured though the approval was not heard of yet, minor units; 0 otherwise
 * @param deadline when to look at it again, if ever
 */
public record SaleRecord(
        Sale sale,
        Display display,
        SaleState state,
        MachineMessage.@Nullable VendReport report,
        VendPolicy vendPolicy,
        long earlyCapture,
        @Nullable Instant deadline) {

    public SaleRecord {
        // Absent in what earlier releases remembered.
        vendPolicy = Objects.requireNonNullElse(vendPolicy, VendPolicy.OF_OLD);
    }

    static SaleRecord requested(Sale sale, Display display, VendPolicy vendPolicy) {
        return new SaleRecord(sale, display, new SaleState.Requested(), null, vendPolicy, 0, null);
    }

    SaleRecord in(SaleState next, @Nullable Instant nextDeadline) {
        return new SaleRecord(sale, display, next, report, vendPolicy, earlyCapture, nextDeadline);
    }

    /** The machine said what it dispensed. */
    SaleRecord with(MachineMessage.VendReport made) {
        return new SaleRecord(sale, display, state, made, vendPolicy, earlyCapture, deadline);
    }

    /** Of two topics the later event came first. */
    SaleRecord capturedEarly(long amount) {
        return new SaleRecord(sale, display, state, report, vendPolicy, amount, deadline);
    }

    boolean isCapturedOnAuthorization() {
        return sale.captureMode() == CaptureMode.ON_AUTHORIZATION;
    }

    /** Whether a request asks for this very sale again. */
    boolean isAskedForBy(MachineMessage.SaleRequest request) {
        return sale.lines().equals(request.lines())
                && sale.amount().currency() == request.currency()
                && display.equals(request.display());
    }
}
