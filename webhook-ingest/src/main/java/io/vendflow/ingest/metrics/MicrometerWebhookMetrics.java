package io.vendflow.ingest.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.ingest.Rejection;
import io.vendflow.ingest.Webhook;
import io.vendflow.ingest.WebhookMetrics;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code vendflow_webhooks_received_total} by kind, {@code vendflow_webhooks_rejected_total} by reason. */
final class MicrometerWebhookMetrics implements WebhookMetrics {

    private final Map<Webhook.Kind, Counter> received = new EnumMap<>(Webhook.Kind.class);
    private final Map<Rejection, Counter> rejected = new EnumMap<>(Rejection.class);

    /** Every outcome is there from the start, so that a rate over it is never missing. */
    MicrometerWebhookMetrics(MeterRegistry registry) {
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
    }

    @Override
    public void rejected(Rejection reason) {
        count(rejected.get(reason));
    }

    private static void count(@Nullable Counter counter) {
        if (counter != null) {
            counter.increment();
        }
    }
}
