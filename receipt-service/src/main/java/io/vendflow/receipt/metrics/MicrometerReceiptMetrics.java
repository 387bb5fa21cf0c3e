package io.vendflow.receipt.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vendflow.receipt.ReceiptMetrics;
import java.time.Duration;
import java.util.Locale;

/** {@code vendflow_receipt_seconds}, by outcome. */
final class MicrometerReceiptMetrics implements ReceiptMetrics {

    private final MeterRegistry registry;

    /** Every outcome is there from the start, so that a rate over it is never missing. */
    MicrometerReceiptMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Result result : Result.values()) {
            timer(result);
        }
    }

    @Override
    public void ended(Result result, Duration sinceRequest) {
        timer(result).record(sinceRequest);
    }

    private Timer timer(Result result) {
        return Timer.builder("vendflow.receipt")
                .description("From the machine's request for the payment until the attempt to attach its receipt ended")
                .tag("outcome", result.name().toLowerCase(Locale.ROOT))
                .serviceLevelObjectives(
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(10))
                .register(registry);
    }
}
