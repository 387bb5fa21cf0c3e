package io.vendflow.ingest.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vendflow.ingest.Ending;
import io.vendflow.ingest.Found;
import io.vendflow.ingest.LookUp;
import io.vendflow.ingest.LookUpMetrics;
import java.time.Duration;
import java.util.Locale;

/**
 * {@code vendflow_lookups_total} by what was found; {@code vendflow_payments_ended_total} by state and by what made us look;
 * {@code vendflow_authorization_noticed_seconds}, from the customer's approval until we knew.
 */
final class MicrometerLookUpMetrics implements LookUpMetrics {

    private final MeterRegistry registry;

    /** Every outcome is there from the start, so that a rate over it is never missing. */
    MicrometerLookUpMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (String found : new String[] {"approved", "unpaid", "waiting", "missing", "failed"}) {
            registry.counter("vendflow.lookups", "found", found);
        }
        for (LookUp.Reason reason : LookUp.Reason.values()) {
            for (String state : new String[] {"authorized", "aborted", "expired", "terminated"}) {
                registry.counter("vendflow.payments.ended", "state", state, "found_by", word(reason));
            }
            noticed(reason);
        }
    }

    @Override
    public void looked(Found found) {
        String word = switch (found) {
            case Found.Approved approved -> "approved";
            case Found.Unpaid unpaid -> "unpaid";
            case Found.Waiting waiting -> "waiting";
            case Found.Missing missing -> "missing";
            case Found.Failed failed -> "failed";
        };
        registry.counter("vendflow.lookups", "found", word).increment();
    }

    @Override
    public void ended(Ending ending, LookUp.Reason reason) {
        String state = switch (ending) {
            case Ending.Authorized authorized -> {
                noticed(reason).record(Duration.between(authorized.authorizedAt(), authorized.foundAt()));
                yield "authorized";
            }
            case Ending.Unpaid unpaid -> word(unpaid.end());
        };
        registry.counter("vendflow.payments.ended", "state", state, "found_by", word(reason))
                .increment();
    }

    private Timer noticed(LookUp.Reason reason) {
        return Timer.builder("vendflow.authorization.noticed")
                .description("From the customer's approval, by Vipps' event log, until we read it")
                .tag("found_by", word(reason))
                .serviceLevelObjectives(
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(60))
                .register(registry);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
