package io.vendflow.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Which findings of earlier runs are none any more. A run that could not have found one again says nothing about it. */
final class Clearing {

    /** So long reports tell of what has cleared. */
    private static final Duration TOLD_FOR = Duration.ofDays(7);

    private final Map<String, Past.Known> known = new HashMap<>();
    private final Set<String> subjects;
    private final Set<String> judged = ConcurrentHashMap.newKeySet();
    private final Request request;
    private final Instant now;

    Clearing(List<Past.Known> known, Request request, Instant now) {
        known.forEach(each -> this.known.put(each.key(), each));
        this.subjects = known.stream().map(Past.Known::subject).collect(Collectors.toUnmodifiableSet());
        this.request = request;
        this.now = now;
    }

    /** This sale was looked at from all sides. */
    void judged(String reference) {
        if (subjects.contains(reference)) {
            judged.add(reference);
        }
    }

    /** It turned out that not all is known of this sale. */
    void notJudged(String reference) {
        judged.remove(reference);
    }

    /** @param whole whether everything that was asked was answered */
    List<Cleared> cleared(List<Finding> findings, boolean whole) {
        Set<String> standing = findings.stream().map(Finding::key).collect(Collectors.toSet());
        for (Past.Known each : List.copyOf(known.values())) {
            if (each.clearedAt() == null && !standing.contains(each.key()) && wouldHaveBeenFound(each, whole)) {
                known.put(each.key(), each.clearedAt(now));
            }
        }
        return known.values().stream()
                .flatMap(each -> each.cleared().stream())
                .filter(each -> !standing.contains(each.kind() + " " + each.subject()))
                .filter(each -> !isOld(each.clearedAt()))
                .sorted(Comparator.comparing(Cleared::clearedAt).thenComparing(Cleared::subject))
                .toList();
    }

    private boolean isOld(Instant clearedAt) {
        return clearedAt.plus(TOLD_FOR).isBefore(now);
    }

    private boolean wouldHaveBeenFound(Past.Known finding, boolean whole) {
        boolean comparedAsMuch = request.against()
                .containsAll(finding.against().stream()
                        .filter(each -> each != Against.LOG_ONLY)
                        .toList());
        if (!comparedAsMuch || !whole) {
            return false;
        }
        boolean isInTime = !finding.since().isBefore(request.scope().from())
                && finding.since().isBefore(request.scope().to());
        return judged.contains(finding.subject())
                || (isInTime && !request.scope().isNarrowed() && !finding.isAboutASale());
    }

    void remember(Past past, Report report) {
        List<Past.Known> changed = new ArrayList<>();
        List<String> forgotten = new ArrayList<>();
        Set<String> standing = report.findings().stream().map(Finding::key).collect(Collectors.toSet());
        for (Finding each : report.findings()) {
            Past.Known before = known.get(each.key());
            Past.Known after = new Past.Known(
                    each.kind(),
                    each.subject(),
                    each.what(),
                    each.since(),
                    before == null || before.clearedAt() != null ? now : before.firstSeen(),
                    request.against(),
                    null);
            if (!after.equals(before)) {
                changed.add(after);
            }
        }
        for (Past.Known each : known.values()) {
            Instant clearedAt = each.clearedAt();
            if (clearedAt != null && clearedAt.equals(now)) {
                changed.add(each);
            } else if (clearedAt != null && isOld(clearedAt) && !standing.contains(each.key())) {
                forgotten.add(each.key());
            }
        }
        past.remember(changed, forgotten);
    }
}
