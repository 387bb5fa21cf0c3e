package io.vendflow.vipps.call;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.sale.MerchantSerialNumber;
import io.vendflow.vipps.Uncertainty;
import io.vendflow.vipps.Uncertainty.Cause;
import io.vendflow.vipps.VippsOutcome.Unknown;
import io.vendflow.vipps.http.Operation;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One circuit breaker per merchant, so that an outage does not pile up threads. It opens when half of at least 10 calls in 30 s
 * got no answer or a 5xx, and asks again after 2 s, because customers are waiting. Gauge {@code vipps.client.circuit.open}.
 */
public final class Circuits {

    static final Duration OPEN_FOR = Duration.ofSeconds(2);
    private static final Set<Cause> OUTAGE = Set.of(Cause.TIMEOUT, Cause.UNREACHABLE, Cause.SERVER_ERROR);

    private final Map<MerchantSerialNumber, CircuitBreaker> circuits;

    public Circuits(Collection<MerchantSerialNumber> merchants, MeterRegistry registry, Clock clock) {
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.TIME_BASED)
                .slidingWindowSize(30)
                .minimumNumberOfCalls(10)
                .failureRateThreshold(50)
                .waitDurationInOpenState(OPEN_FOR)
                .permittedNumberOfCallsInHalfOpenState(3)
                .recordResult(Circuits::isOutage)
                .writableStackTraceEnabled(false)
                .clock(clock)
                .build();
        circuits = merchants.stream()
                .collect(Collectors.toUnmodifiableMap(msn -> msn, msn -> CircuitBreaker.of(msn.value(), config)));
        circuits.forEach((msn, circuit) -> Gauge.builder("vipps.client.circuit.open", circuit, Circuits::openness)
                .description("1 while calls for the merchant are held back, else 0")
                .tag("msn", msn.value())
                .register(registry));
    }

    /** None for books: no customer waits for them, and their failures must not hold back anybody's payment. */
    Optional<CircuitBreaker> of(MerchantSerialNumber msn, Operation operation) {
        return operation.isOfBooks() ? Optional.empty() : Optional.ofNullable(circuits.get(msn));
    }

    private static double openness(CircuitBreaker circuit) {
        return circuit.getState() == CircuitBreaker.State.OPEN ? 1 : 0;
    }

    /** An interrupted thread stopped waiting by itself; that says nothing about Vipps. */
    private static boolean isOutage(Object outcome) {
        return outcome instanceof Unknown<?>(Uncertainty uncertainty)
                && OUTAGE.contains(uncertainty.cause())
                && !Thread.currentThread().isInterrupted();
    }
}
