package io.vendflow.kafka.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.kafka.DeadLetterMetrics;

/** {@code vendflow_dead_letters_total}, by code. */
public final class MicrometerDeadLetterMetrics implements DeadLetterMetrics {

    private final WordCounters letters;

    public MicrometerDeadLetterMetrics(MeterRegistry registry, DeadLetterCodes codes) {
        letters = new WordCounters(
                registry, "vendflow.dead.letters", "Letters written to vending.dead-letters", "code", codes.all());
    }

    @Override
    public void written(String code) {
        letters.count(code.startsWith("VIPPS_") ? DeadLetterCodes.VIPPS_REFUSED : code);
    }
}
