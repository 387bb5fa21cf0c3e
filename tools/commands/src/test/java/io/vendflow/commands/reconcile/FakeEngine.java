package io.vendflow.commands.reconcile;

import io.vendflow.books.Place;
import io.vendflow.commands.CommandFailedException;
import io.vendflow.reconciliation.Against;
import io.vendflow.reconciliation.Finding;
import io.vendflow.reconciliation.FindingKind;
import io.vendflow.reconciliation.Progress;
import io.vendflow.reconciliation.Repair;
import io.vendflow.reconciliation.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Finds what a test tells it to find. */
final class FakeEngine implements Engine {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    final List<ReconcileOptions> asked = new ArrayList<>();
    final List<Finding> mended = new ArrayList<>();
    Optional<String> mendedBy = Optional.empty();
    private Supplier<Report> next = () -> report(List.of(), List.of());

    void finds(Finding... findings) {
        next = () -> report(List.of(findings), List.of());
    }

    void cannotFindOut(String why, Finding... findings) {
        next = () -> report(List.of(findings), List.of(why));
    }

    void cannotRun(String why) {
        next = () -> {
            throw CommandFailedException.impossible(why, null);
        };
    }

    void breaks() {
        next = () -> {
            throw new IllegalStateException("a bug");
        };
    }

    @Override
    public Report run(ReconcileOptions options, Progress progress) {
        asked.add(options);
        progress.at(50, 100, 10);
        return next.get();
    }

    @Override
    public List<String> mend(List<Finding> findings, String by) {
        mended.addAll(findings);
        mendedBy = Optional.of(by);
        return findings.stream().map(Finding::subject).toList();
    }

    static Finding finding(String subject, boolean mendable) {
        return new Finding(
                FindingKind.OPEN_MONEY,
                subject,
                "123456",
                "VM0042",
                2500,
                "NOK",
                "25.00 NOK authorized, and nothing since",
                NOW.minus(Duration.ofHours(1)),
                "Let go of it.",
                mendable
                        ? new Repair.Release(new Place("vending.authorized", 0, 7), false, "ask for its release")
                        : null,
                List.of());
    }

    private static Report report(List<Finding> findings, List<String> unanswered) {
        return new Report(
                NOW,
                Duration.ofSeconds(1),
                NOW.minus(Duration.ofDays(7)),
                NOW,
                Set.of(Against.VIPPS),
                100,
                20,
                0,
                null,
                0,
                "digest",
                List.of(),
                List.of(),
                findings,
                List.of(),
                unanswered);
    }
}
