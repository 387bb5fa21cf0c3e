package io.vendflow.ingest.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.vendflow.ingest.OpenGauge;
import io.vendflow.ingest.OpenGauges;
import io.vendflow.sale.PaymentReference;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * {@code vendflow_payments_open} and {@code vendflow_payments_open_oldest_seconds}, 0 when none is. Alert when the oldest is
 * older than a quarter of an hour: every payment is over at Vipps by then.
 */
final class OpenPaymentsGauges implements OpenGauges {

    private final Set<Share> shares = ConcurrentHashMap.newKeySet();
    private final Clock clock;

    OpenPaymentsGauges(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        Gauge.builder("vendflow.payments.open", this, OpenPaymentsGauges::count)
                .description("Payments whose end is not known yet")
                .register(registry);
        TimeGauge.builder("vendflow.payments.open.oldest", this, TimeUnit.MILLISECONDS, OpenPaymentsGauges::oldestAge)
                .description("Age of the oldest of them")
                .register(registry);
    }

    @Override
    public OpenGauge begin() {
        Share share = new Share();
        shares.add(share);
        return share;
    }

    private double count() {
        return openedAt().count();
    }

    private double oldestAge() {
        long now = clock.millis();
        return openedAt().mapToLong(at -> now - at.toEpochMilli()).max().orElse(0);
    }

    private Stream<Instant> openedAt() {
        return shares.stream().flatMap(share -> share.open.values().stream());
    }

    private final class Share implements OpenGauge {

        private final Map<PaymentReference, Instant> open = new ConcurrentHashMap<>();

        @Override
        public void opened(PaymentReference reference, Instant openedAt) {
            open.put(reference, openedAt);
        }

        @Override
        public void closed(PaymentReference reference) {
            open.remove(reference);
        }

        @Override
        public void end() {
            shares.remove(this);
        }
    }
}
