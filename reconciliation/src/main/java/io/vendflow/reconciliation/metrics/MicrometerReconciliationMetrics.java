package io.vendflow.reconciliation.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vendflow.reconciliation.FindingKind;
import io.vendflow.reconciliation.ReconciliationMetrics;
import io.vendflow.reconciliation.Report;
import io.vendflow.reconciliation.Report.Verdict;
import io.vendflow.reconciliation.Sums;
import io.vendflow.sale.Currency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * {@code vendflow_reconciliation_findings} by kind and severity, {@code _open_money} by currency in minor units, {@code
 * _oldest_open_money_seconds}, {@code _unanswered}, {@code _replay_rate} in events a second, {@code _last_run_age_seconds}, and {@code
 * _runs_total} by outcome.
 */
final class MicrometerReconciliationMetrics implements ReconciliationMetrics {

    private static final String FAILED = "failed";

    private final MeterRegistry registry;
    private final Clock clock;
    private final AtomicReference<@Nullable Report> last = new AtomicReference<>();
    private final AtomicReference<@Nullable Instant> lastComplete = new AtomicReference<>();
    private final Instant startedAt;

    MicrometerReconciliationMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.startedAt = clock.instant();
        for (FindingKind kind : FindingKind.values()) {
            Gauge.builder("vendflow.reconciliation.findings", this, self -> self.count(kind))
                    .description("Differences that the last run found")
                    .tag("kind", tag(kind))
                    .tag("severity", tag(kind.severity()))
                    .register(registry);
        }
        Gauge.builder("vendflow.reconciliation.oldest.open.money", this, MicrometerReconciliationMetrics::oldestOpen)
                .description("Age of the oldest money that is authorized and neither captured nor released")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("vendflow.reconciliation.replay.rate", this, MicrometerReconciliationMetrics::rate)
                .description("Events per second that the last run read and judged")
                .register(registry);
        Gauge.builder("vendflow.reconciliation.last.run.age", this, MicrometerReconciliationMetrics::age)
                .description(
                        "Since the last run in which every question was answered, or since the start where there was none")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("vendflow.reconciliation.unanswered", this, MicrometerReconciliationMetrics::unanswered)
                .description("What the last run could not find out; its findings may not be all")
                .register(registry);
        for (Currency currency : Currency.values()) {
            Gauge.builder("vendflow.reconciliation.open.money", this, self -> self.openMoney(currency))
                    .description("Authorized and neither captured nor released, in minor units")
                    .tag("currency", currency.name())
                    .register(registry);
        }
        for (Verdict verdict : Verdict.values()) {
            registry.counter("vendflow.reconciliation.runs", "outcome", tag(verdict));
        }
        registry.counter("vendflow.reconciliation.runs", "outcome", FAILED);
    }

    @Override
    public void ended(Report report) {
        registry.counter("vendflow.reconciliation.runs", "outcome", tag(report.verdict()))
                .increment();
        last.set(report);
        if (report.verdict() != Verdict.COULD_NOT_RUN) {
            lastComplete.set(report.ranAt());
        }
    }

    @Override
    public void failed() {
        registry.counter("vendflow.reconciliation.runs", "outcome", FAILED).increment();
    }

    private double count(FindingKind kind) {
        Report report = last.get();
        return report == null ? Double.NaN : report.countByKind().getOrDefault(kind, 0L);
    }

    private double openMoney(Currency currency) {
        Report report = last.get();
        return report == null
                ? Double.NaN
                : report.sums().stream()
                        .filter(sums -> sums.currency().equals(currency.name()))
                        .mapToLong(Sums::open)
                        .sum();
    }

    private double oldestOpen() {
        Report report = last.get();
        if (report == null) {
            return Double.NaN;
        }
        Instant oldest = report.oldestOpen();
        return oldest == null ? 0 : seconds(oldest);
    }

    private double unanswered() {
        Report report = last.get();
        return report == null ? Double.NaN : report.unanswered().size();
    }

    private double rate() {
        Report report = last.get();
        return report == null ? Double.NaN : report.eventsPerSecond();
    }

    private double age() {
        Instant complete = lastComplete.get();
        return seconds(complete == null ? startedAt : complete);
    }

    private double seconds(Instant since) {
        return Duration.between(since, clock.instant()).toMillis() / 1_000.0;
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
