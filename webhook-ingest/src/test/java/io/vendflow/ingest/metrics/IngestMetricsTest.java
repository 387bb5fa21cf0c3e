package io.vendflow.ingest.metrics;

import static io.vendflow.testing.Sales.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vendflow.ingest.Ending;
import io.vendflow.ingest.Found;
import io.vendflow.ingest.LookUp;
import io.vendflow.ingest.OpenGauge;
import io.vendflow.ingest.Rejection;
import io.vendflow.ingest.UnpaidEnd;
import io.vendflow.ingest.Webhook;
import io.vendflow.testing.Sales;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class IngestMetricsTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void countsWhatComesToTheDoor() {
        MicrometerWebhookMetrics metrics = new MicrometerWebhookMetrics(registry, Clock.fixed(NOON, ZoneOffset.UTC));

        metrics.received(Webhook.Kind.PAYMENT);
        metrics.rejected(Rejection.SIGNATURE_WRONG);

        assertThat(registry.scrape())
                .contains("vendflow_webhooks_received_total{kind=\"payment\"} 1.0")
                .contains("vendflow_webhooks_received_total{kind=\"orphan\"} 0.0")
                .contains("vendflow_webhooks_rejected_total{reason=\"signature_wrong\"} 1.0")
                .contains("vendflow_webhooks_rejected_total{reason=\"not_kept\"} 0.0");
    }

    @Test
    void tellsHowLongNoWebhookAboutAPaymentCame() {
        AtomicReference<Instant> now = new AtomicReference<>(NOON);
        MicrometerWebhookMetrics metrics =
                new MicrometerWebhookMetrics(registry, ((InstantSource) now::get).withZone(ZoneOffset.UTC));
        now.set(NOON.plusSeconds(60));
        assertThat(registry.scrape()).as("since the start").contains("vendflow_webhooks_silence_seconds 60.0");

        metrics.received(Webhook.Kind.ORPHAN);
        metrics.rejected(Rejection.SIGNATURE_WRONG);
        assertThat(registry.scrape()).contains("vendflow_webhooks_silence_seconds 60.0");

        metrics.received(Webhook.Kind.PAYMENT);
        now.set(NOON.plusSeconds(75));
        assertThat(registry.scrape()).contains("vendflow_webhooks_silence_seconds 15.0");
    }

    @Test
    void countsLooksAndEndings() {
        MicrometerLookUpMetrics metrics = new MicrometerLookUpMetrics(registry);

        metrics.looked(new Found.Waiting());
        metrics.ended(
                new Ending.Authorized(Sales.cola(), "c", Sales.nok(2_500), "psp", NOON, null, NOON.plusSeconds(2)),
                LookUp.Reason.WEBHOOK);
        metrics.ended(new Ending.Unpaid(Sales.cola(), "c", UnpaidEnd.ABORTED, NOON), LookUp.Reason.POLL);

        assertThat(registry.scrape())
                .contains("vendflow_lookups_total{found=\"waiting\"} 1.0")
                .contains("vendflow_lookups_total{found=\"failed\"} 0.0")
                .contains("vendflow_payments_ended_total{found_by=\"webhook\",state=\"authorized\"} 1.0")
                .contains("vendflow_payments_ended_total{found_by=\"poll\",state=\"aborted\"} 1.0")
                .contains("vendflow_payments_ended_total{found_by=\"poll\",state=\"expired\"} 0.0")
                .contains("vendflow_authorization_noticed_seconds_sum{found_by=\"webhook\"} 2.0");
    }

    @Test
    void tellsHowManyPaymentsAreOpenAndHowOldTheOldestIs() {
        OpenPaymentsGauges gauges = new OpenPaymentsGauges(registry, Clock.fixed(NOON, ZoneOffset.UTC));
        OpenGauge one = gauges.begin();
        OpenGauge other = gauges.begin();

        one.opened(Sales.cola().reference(), NOON.minusSeconds(30));
        other.opened(Sales.colaAndChips().reference(), NOON.minusSeconds(90));
        assertThat(registry.scrape())
                .contains("vendflow_payments_open 2.0")
                .contains("vendflow_payments_open_oldest_seconds 90.0");

        other.end();
        one.closed(Sales.cola().reference());
        assertThat(registry.scrape())
                .contains("vendflow_payments_open 0.0")
                .contains("vendflow_payments_open_oldest_seconds 0.0");
    }
}
