package io.vendflow.vipps.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vendflow.vipps.Refusal;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.VippsOutcome;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The timer {@code vipps.client.requests}: one count per attempt, by operation, outcome and cause. Attempts = done + refused +
 * unknown; alert on the share of unknown, and on any {@code not_authorized}. A call that the circuit breaker held back is no attempt.
 */
public final class OutcomeTimer {

    private static final Set<Integer> EXPECTED_REFUSALS = Set.of(400, 403, 404, 409, 422);

    private final MeterRegistry registry;

    public OutcomeTimer(MeterRegistry registry) {
        this.registry = registry;
    }

    public <T> VippsOutcome<T> time(Operation operation, Supplier<VippsOutcome<T>> attempt) {
        Timer.Sample sample = Timer.start(registry);
        VippsOutcome<T> outcome = attempt.get();
        sample.stop(Timer.builder("vipps.client.requests")
                .description("Requests to Vipps, until the last byte of the answer")
                .tag("operation", operation.tag())
                .tag("outcome", outcome(outcome))
                .tag("cause", cause(outcome))
                .register(registry));
        return outcome;
    }

    private static String outcome(VippsOutcome<?> outcome) {
        return switch (outcome) {
            case VippsOutcome.Done<?> done -> "done";
            case VippsOutcome.Refused<?> refused -> "refused";
            case VippsOutcome.Unknown<?> unknown -> "unknown";
        };
    }

    private static String cause(VippsOutcome<?> outcome) {
        return switch (outcome) {
            case VippsOutcome.Done<?> done -> "none";
            case VippsOutcome.Refused<?>(Refusal refusal) ->
                "http_" + (EXPECTED_REFUSALS.contains(refusal.httpStatus()) ? refusal.httpStatus() : "4xx");
            case VippsOutcome.Unknown<?>(Uncertainty uncertainty) ->
                uncertainty.cause().name().toLowerCase(Locale.ROOT);
        };
    }
}
