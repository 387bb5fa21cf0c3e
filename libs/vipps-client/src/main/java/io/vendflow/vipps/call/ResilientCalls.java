package io.vendflow.vipps.call;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.Uncertainty.Cause;
import io.vendflow.vipps.VippsOutcome;
import io.vendflow.vipps.VippsOutcome.Unknown;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongUnaryOperator;

/**
 * Rides out a hiccup with one or two quick repetitions, the same bytes and key each time, and holds calls back in an outage.
 * Anything longer is the caller's to repeat: a time-out has cost enough already, and Vipps counts changes per reference.
 */
public final class ResilientCalls implements Calls {

    private static final long FIRST_PAUSE_MILLIS = 100;

    /** No repetition begins later than this: a customer is waiting, and so is whoever sized a poll interval. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Calls delegate;
    private final Circuits circuits;
    private final Clock clock;
    private final Pause pause;
    private final LongUnaryOperator jitter;

    public ResilientCalls(Calls delegate, Circuits circuits, Clock clock) {
        this(
                delegate,
                circuits,
                clock,
                Pause::sleeping,
                millis -> ThreadLocalRandom.current().nextLong(millis));
    }

    /** @param jitter gives a number from 0 to below its argument */
    ResilientCalls(Calls delegate, Circuits circuits, Clock clock, Pause pause, LongUnaryOperator jitter) {
        this.delegate = delegate;
        this.circuits = circuits;
        this.clock = clock;
        this.pause = pause;
        this.jitter = jitter;
    }

    @Override
    public <T> VippsOutcome<T> make(Call<T> call) {
        Instant tooLate = clock.instant().plus(PATIENCE);
        VippsOutcome<T> outcome = guarded(call);
        for (int retry = 0; retry < call.operation().immediateRetries() && isHiccup(outcome); retry++) {
            long millis = FIRST_PAUSE_MILLIS << retry;
            if (clock.instant().isAfter(tooLate) || !pause.of(Duration.ofMillis(millis + jitter.applyAsLong(millis)))) {
                return outcome;
            }
            outcome = guarded(call);
        }
        return outcome;
    }

    private <T> VippsOutcome<T> guarded(Call<T> call) {
        Optional<CircuitBreaker> circuit = circuits.of(call.msn(), call.operation());
        if (circuit.isEmpty()) {
            return delegate.make(call);
        }
        try {
            return circuit.get().executeSupplier(() -> delegate.make(call));
        } catch (CallNotPermittedException e) {
            return new Unknown<>(new Uncertainty(
                    Cause.CIRCUIT_OPEN, "not asked: the last calls for this merchant failed", Circuits.OPEN_FOR));
        }
    }

    /** When Vipps says how long to wait, a quick repetition is not what it wants. */
    private static boolean isHiccup(VippsOutcome<?> outcome) {
        return outcome instanceof Unknown<?>(Uncertainty uncertainty)
                && (uncertainty.cause() == Cause.SERVER_ERROR || uncertainty.cause() == Cause.UNREACHABLE)
                && uncertainty.retryAfter() == null;
    }
}
