package io.vendflow.reconciliation;

import io.vendflow.books.LogUnavailableException;
import io.vendflow.books.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs again and again, one at a time. A run that cannot be finished is tried again at the next time. */
final class Schedule {

    private static final Logger LOGGER = LoggerFactory.getLogger(Schedule.class);

    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final Reconciliation reconciliation;
    private final ReconciliationMetrics metrics;
    private final Consumer<Report> reports;
    private final Plan plan;
    private final Clock clock;
    private volatile @Nullable ScheduledFuture<?> next;
    private volatile boolean stopping;
    private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("reconciliation").factory());

    /** What each run is about; the sales of so long before it. */
    record Plan(
            Duration firstAfter, Duration every, Duration lookBack, Set<Against> against, ZoneId zone, Rules rules) {}

    /** @param reports told of every report there is */
    Schedule(
            Reconciliation reconciliation,
            ReconciliationMetrics metrics,
            Consumer<Report> reports,
            Plan plan,
            Clock clock) {
        this.reconciliation = reconciliation;
        this.metrics = metrics;
        this.reports = reports;
        this.plan = plan;
        this.clock = clock;
    }

    void start() {
        next = thread.scheduleWithFixedDelay(
                this::runOrBreak, plan.firstAfter().toMillis(), plan.every().toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        stopping = true;
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(LAST_WORDS.toSeconds(), TimeUnit.SECONDS)) {
                LOGGER.warn("a reconciliation did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Why no further run will come, or null while one will. A run that fails is followed by another; only what nobody can go on
     * after ends the schedule itself.
     */
    @Nullable String ended() {
        ScheduledFuture<?> runs = next;
        if (runs == null || stopping || !runs.isDone()) {
            return null;
        }
        return runs.state() == Future.State.FAILED ? runs.exceptionNow().toString() : "nobody knows why";
    }

    /** What the last run ended by, when it was a mistake of ours; else null. */
    @Nullable Throwable broken() {
        return broken.get();
    }

    /** A mistake of ours in one run must not be the end of all: it shows in health, in the log and in the metrics. */
    private void runOrBreak() {
        try {
            run();
            broken.set(null);
        } catch (RuntimeException e) {
            LOGGER.error("a reconciliation ended by a mistake of its own; the next comes in {}", plan.every(), e);
            broken.set(e);
            metrics.failed();
        }
    }

    void run() {
        Instant now = clock.instant();
        Report report;
        try {
            Instant from = reconciliation.beginOf(now.minus(plan.lookBack()));
            report = reconciliation.run(
                    new Request(Scope.of(from, now), plan.against(), plan.zone(), plan.rules()), Progress.NONE);
        } catch (LogUnavailableException e) {
            metrics.failed();
            LOGGER.atWarn().addKeyValue("again", plan.every()).log("no reconciliation: {}", e.getMessage());
            return;
        }
        metrics.ended(report);
        tell(report);
        reports.accept(report);
    }

    private static void tell(Report report) {
        report.findings().stream()
                .filter(each -> each.severity() == Severity.CRITICAL)
                .limit(20)
                .forEach(each -> LOGGER.atError()
                        .addKeyValue("kind", each.kind())
                        .addKeyValue("subject", each.subject())
                        .addKeyValue("amount", AmountWords.of(each.amount(), each.currency()))
                        .log("{}: {}", each.kind().title(), each.what()));
        report.unanswered().forEach(each -> LOGGER.atWarn().log("not found out: {}", each));
        LOGGER.atInfo()
                .addKeyValue("verdict", report.verdict())
                .addKeyValue("findings", report.findings().size())
                .addKeyValue("sales", report.sales())
                .addKeyValue("events", report.events())
                .addKeyValue("took", report.took())
                .addKeyValue("digest", report.digest())
                .log("reconciled");
    }
}
