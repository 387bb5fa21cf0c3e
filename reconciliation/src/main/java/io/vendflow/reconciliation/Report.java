package io.vendflow.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one run found.
 *
 * @param ranAt when it began
 * @param took how long it lasted
 * @param from sales requested at this time or later
 * @param to and before this one
 * @param events how many records were read
 * @param sales how many were folded and judged
 * @param open how many of them are not settled yet, and need not be
 * @param oldestOpen when the oldest of the money was authorized that is neither captured nor released, or null
 * @param notJudged how many could not be judged, for reasons that {@code findings} or {@code unanswered} name
 * @param digest of all stories: the same log gives the same, in whatever order it was read
 * @param unanswered what could not be found out, and why, in words; not empty means that this report proves nothing more
 *     than it says
 */
public record Report(
        Instant ranAt,
        Duration took,
        Instant from,
        Instant to,
        Set<Against> against,
        long events,
        long sales,
        long open,
        @Nullable Instant oldestOpen,
        long notJudged,
        String digest,
        List<Sums> sums,
        List<LedgerDay> ledger,
        List<Finding> findings,
        List<Cleared> cleared,
        List<String> unanswered) {

    /** How a run ended, as programs see it. */
    public enum Verdict {
        CLEAN(0),
        FINDINGS(1),
        COULD_NOT_RUN(2);

        private final int exitCode;

        Verdict(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    public Report {
        against = Set.copyOf(against);
        sums = List.copyOf(sums);
        ledger = List.copyOf(ledger);
        findings = List.copyOf(findings);
        cleared = List.copyOf(cleared);
        unanswered = List.copyOf(unanswered);
    }

    public Verdict verdict() {
        if (!unanswered.isEmpty()) {
            return Verdict.COULD_NOT_RUN;
        }
        return findings.isEmpty() ? Verdict.CLEAN : Verdict.FINDINGS;
    }

    /** How many of each kind; kinds without any are zero. */
    public Map<FindingKind, Long> countByKind() {
        Map<FindingKind, Long> counts = new EnumMap<>(FindingKind.class);
        for (FindingKind kind : FindingKind.values()) {
            counts.put(kind, 0L);
        }
        findings.forEach(finding -> counts.merge(finding.kind(), 1L, Long::sum));
        return counts;
    }

    public double eventsPerSecond() {
        return took.isZero() ? 0 : events / (took.toNanos() / 1e9);
    }
}
