package io.vendflow.gateway.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.gateway.Census;
import io.vendflow.gateway.GatewayMetrics;
import io.vendflow.kafka.DeadLetterMetrics;
import io.vendflow.kafka.metrics.MicrometerDeadLetterMetrics;
import java.time.Clock;

/** What is counted, for tests of what is counted about. */
public final class Metering {

    private Metering() {}

    public static GatewayMetrics decisions(MeterRegistry registry) {
        return new MicrometerGatewayMetrics(registry);
    }

    public static Census census(MeterRegistry registry, Clock clock) {
        return new MicrometerCensus(registry, clock);
    }

    public static DeadLetterMetrics deadLetters(MeterRegistry registry) {
        return new MicrometerDeadLetterMetrics(registry, new GatewayMetricsConfiguration().deadLetterCodes());
    }
}
