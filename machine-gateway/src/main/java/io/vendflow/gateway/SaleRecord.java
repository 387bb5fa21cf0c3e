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
 * @param times when its steps began
 */
public record SaleRecord(
        Sale sale,
        Display display,
        SaleState state,
        MachineMessage.@Nullable VendReport report,
        VendPolicy vendPolicy,
        long earlyCapture,
        @Nullable Instant deadline,
        SaleTimes times) {

    public SaleRecord {
        // Absent in what earlier releases remembered.
        vendPolicy = Objects.requireNonNullElse(vendPolicy, VendPolicy.OF_OLD);
        times = Objects.requireNonNullElse(times, SaleTimes.UNKNOWN);
    }

    static SaleRecord requested(Sale sale, Display display, VendPolicy vendPolicy, SaleTimes times) {
        return new SaleRecord(sale, display, new SaleState.Requested(), null, vendPolicy, 0, null, times);
    }

    SaleRecord in(SaleState next, @Nullable Instant nextDeadline) {
        return new SaleRecord(sale, display, next, report, vendPolicy, earlyCapture, nextDeadline, times);
    }

    /** The machine said what it dispensed. */
    SaleRecord with(MachineMessage.VendReport made) {
        return new SaleRecord(sale, display, state, made, vendPolicy, earlyCapture, deadline, times);
    }

    /** Of two topics the later event came first. */
    SaleRecord capturedEarly(long amount) {
        return new SaleRecord(sale, display, state, report, vendPolicy, amount, deadline, times);
    }

    SaleRecord timed(SaleTimes noted) {
        return new SaleRecord(sale, display, state, report, vendPolicy, earlyCapture, deadline, noted);
    }

    /** Customers' money that is here and whose fate is not done, minor units; 0 when there is none. */
    public long openMoney() {
        return switch (state) {
            case SaleState.Authorized(long amount, long captured, Instant _) -> captured > 0 ? 0 : amount;
            case SaleState.Overdue(long amount, long captured) -> captured > 0 ? 0 : amount;
            case SaleState.Reported _, SaleState.LettingGo _ -> sale.amount().minorUnits();
            case SaleState.Requested _, SaleState.AwaitingPayment _, SaleState.GivingUp _, SaleState.Ended _ -> 0;
        };
    }

    /** Since when it is: the approval, or the sale's beginning where that was not noted. */
    public Instant openMoneySince() {
        return Objects.requireNonNullElse(times.authorized(), sale.requestedAt());
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
