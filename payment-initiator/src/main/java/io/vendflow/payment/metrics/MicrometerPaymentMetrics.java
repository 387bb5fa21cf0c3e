package io.vendflow.payment.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vendflow.payment.PaymentMetrics;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** {@code vendflow_payment_initiation_seconds}, by outcome. */
final class MicrometerPaymentMetrics implements PaymentMetrics {

    private final Map<Result, Timer> timers = new EnumMap<>(Result.class);

    /** Every outcome is there from the start, so that a rate over it is never missing. */
    MicrometerPaymentMetrics(MeterRegistry registry) {
        for (Result result : Result.values()) {
            timers.put(
                    result,
                    Timer.builder("vendflow.payment.initiation")
                            .description("From the machine's request until it was handled")
                            .tag("outcome", result.name().toLowerCase(Locale.ROOT))
                            .serviceLevelObjectives(
                                    Duration.ofMillis(250),
                                    Duration.ofMillis(500),
                                    Duration.ofSeconds(1),
                                    Duration.ofSeconds(2),
                                    Duration.ofSeconds(5),
                                    Duration.ofSeconds(30))
                            .register(registry));
        }
    }

    @Override
    public void ended(Result result, Duration sinceRequest) {
        Timer timer = timers.get(result);
        if (timer != null) {
            timer.record(sinceRequest);
        }
    }
}
