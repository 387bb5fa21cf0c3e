package io.vendflow.simulator.faults;

import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.simulator.payments.ErrorCode;
import io.vendflow.simulator.payments.Lag;
import org.jspecify.annotations.Nullable;

/**
 * When something goes wrong.
 *
 * @param on the operation (token, create, get, events, capture, cancel, refund, receipt, webhook, …), or {@code *} for all
 *     that the fault fits
 * @param probability 0 to 1, for each call
 * @param times how often at most; null is without end
 * @param seed makes the same calls fail in every run, as long as they come in the same order
 */
public record FaultRule(
        String on,
        Fault fault,
        double probability,
        @Nullable Integer times,
        long seed,
        Scope scope,
        FaultDetail detail) {

    /** Every operation. */
    public static final String ANY = "*";

    /** @throws IllegalArgumentException when a figure makes no sense, or the fault does not fit the operation */
    public FaultRule {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability is 0 to 1");
        }
        if (times != null && times < 0) {
            throw new IllegalArgumentException("times is not negative");
        }
        if (!on.equals(ANY) && !fault.fits(on)) {
            throw new IllegalArgumentException(fault + " cannot happen to " + on);
        }
        detail.check(fault);
    }

    /** Always, until it is taken back. */
    public static FaultRule always(String on, Fault fault) {
        return always(on, fault, FaultDetail.NONE);
    }

    /** For the next calls only. */
    public static FaultRule times(int times, String on, Fault fault) {
        return always(on, fault).atMost(times);
    }

    /** Vipps says no with this code. */
    public static FaultRule refuse(String on, ErrorCode code) {
        return always(on, Fault.REFUSE, FaultDetail.of(code));
    }

    /** Everything takes longer. */
    public static FaultRule slow(String on, Latency latency) {
        return always(on, Fault.LATENCY, FaultDetail.of(latency));
    }

    /** Webhooks come late by the simulator's clock. */
    public static FaultRule lateWebhooks(Latency latency) {
        return always(Faults.WEBHOOK, Fault.WEBHOOK_LATE, FaultDetail.of(latency));
    }

    /** 429 with {@code Retry-After}; without it, {@link #always} will do. */
    public static FaultRule tooManyRequests(String on, int retryAfterSeconds) {
        return always(on, Fault.STATUS_429, FaultDetail.retryAfter(retryAfterSeconds));
    }

    /** Answers show a payment's sums as they were. */
    public static FaultRule lagging(String on, Lag lag) {
        return always(on, Fault.AGGREGATE_LAGS, FaultDetail.of(lag));
    }

    public FaultRule atMost(int most) {
        return new FaultRule(on, fault, probability, most, seed, scope, detail);
    }

    public FaultRule sometimes(double chance, long dice) {
        return new FaultRule(on, fault, chance, times, dice, scope, detail);
    }

    public FaultRule onlyFor(String reference) {
        return new FaultRule(on, fault, probability, times, seed, new Scope(scope.msn(), reference), detail);
    }

    public FaultRule onlyFor(MerchantSerialNumber msn) {
        return new FaultRule(on, fault, probability, times, seed, new Scope(msn.value(), scope.reference()), detail);
    }

    boolean concerns(String operation, Subject subject) {
        return (on.equals(ANY) || on.equals(operation)) && fault.fits(operation) && scope.covers(subject);
    }

    private static FaultRule always(String on, Fault fault, FaultDetail detail) {
        return new FaultRule(on, fault, 1, null, 0, Scope.ALL, detail);
    }
}
