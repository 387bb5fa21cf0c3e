package io.vendflow.ingest.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.vendflow.ingest.Rejection;
import io.vendflow.ingest.Webhook;
import io.vendflow.ingest.WebhookMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code vendflow_webhooks_received_total} by kind, {@code vendflow_webhooks_rejected_total} by reason, {@code
 * vendflow_webhooks_silence_seconds} since the last about a payment, or since the start where none came yet.
 */
final class MicrometerWebhookMetrics implements WebhookMetrics {

    private final Map<Webhook.Kind, Counter> received = new EnumMap<>(Webhook.Kind.class);
    private final Map<Rejection, Counter> rejected = new EnumMap<>(Rejection.class);
    private final Clock clock;
    private volatile Instant lastCame;

    /** Every outcome is there from the start, so that a rate over it is never missing. */
    MicrometerWebhookMetrics(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.lastCame = clock.instant();
        TimeGauge.builder("vendflow.webhooks.silence", this, TimeUnit.MILLISECONDS, MicrometerWebhookMetrics::silence)
                .description("Since the last webhook about a payment, or since the start")
                .register(registry);
        for (Webhook.Kind kind : Webhook.Kind.values()) {
            received.put(
                    kind,
                    Counter.builder("vendflow.webhooks.received")
                            .description("Webhooks with a valid signature that are in the log")
                            .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        for (Rejection reason : Rejection.values()) {
            rejected.put(
                    reason,
                    Counter.builder("vendflow.webhooks.rejected")
                            .description("Posts that were not taken in")
                            .tag("reason", reason.word())
                            .register(registry));
        }
    }

    @Override
    public void received(Webhook.Kind kind) {
        count(received.get(kind));
        if (kind == Webhook.Kind.PAYMENT) {
            lastCame = clock.instant();
        }
    }

    @Override
    public void rejected(Rejection reason) {
        count(rejected.get(reason));
    }

    private double silence() {
        return Math.max(0, Duration.between(lastCame, clock.instant()).toMillis());
    }

    private static void count(@Nullable Counter counter) {
        if (counter != null) {
            counter.increment();
        }
    }
}
