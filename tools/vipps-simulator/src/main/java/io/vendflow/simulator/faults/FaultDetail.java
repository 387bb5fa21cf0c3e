package io.vendflow.simulator.faults;

import io.vendflow.simulator.payments.ErrorCode;
import io.vendflow.simulator.payments.Lag;
import org.jspecify.annotations.Nullable;

/**
 * What some faults must know beside their name; each of these belongs to one kind of fault.
 *
 * @param code of a {@link Fault#REFUSE}
 * @param latency of a {@link Fault#LATENCY} or a {@link Fault#WEBHOOK_LATE}
 * @param retryAfterSeconds of a {@link Fault#STATUS_429}; without it there is no such header
 * @param lag of an {@link Fault#AGGREGATE_LAGS}
 */
public record FaultDetail(
        @Nullable ErrorCode code,
        @Nullable Latency latency,
        @Nullable Integer retryAfterSeconds,
        @Nullable Lag lag) {

    public static final FaultDetail NONE = new FaultDetail(null, null, null, null);

    private static final int LONGEST_RETRY_AFTER = 3600;

    static FaultDetail of(ErrorCode code) {
        return new FaultDetail(code, null, null, null);
    }

    static FaultDetail of(Latency latency) {
        return new FaultDetail(null, latency, null, null);
    }

    static FaultDetail retryAfter(int seconds) {
        return new FaultDetail(null, null, seconds, null);
    }

    static FaultDetail of(Lag lag) {
        return new FaultDetail(null, null, null, lag);
    }

    /** @throws IllegalArgumentException when the fault lacks something, or has what is another's */
    void check(Fault fault) {
        check(fault, "code", code != null, fault == Fault.REFUSE, true);
        check(fault, "latency", latency != null, fault.isOnlyDelay(), true);
        check(fault, "retryAfterSeconds", retryAfterSeconds != null, fault == Fault.STATUS_429, false);
        check(fault, "lagMillis or lagOperations", lag != null, fault == Fault.AGGREGATE_LAGS, true);
        if (retryAfterSeconds != null && (retryAfterSeconds < 0 || retryAfterSeconds > LONGEST_RETRY_AFTER)) {
            throw new IllegalArgumentException("retryAfterSeconds is 0 to " + LONGEST_RETRY_AFTER);
        }
    }

    private static void check(Fault fault, String name, boolean present, boolean belongs, boolean required) {
        if (belongs && required && !present) {
            throw new IllegalArgumentException(fault + " needs " + name);
        }
        if (present && !belongs) {
            throw new IllegalArgumentException(fault + " has no " + name);
        }
    }
}
