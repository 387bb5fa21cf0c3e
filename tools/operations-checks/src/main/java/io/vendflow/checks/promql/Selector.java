package io.vendflow.checks.promql;

import java.util.List;
import java.util.stream.Collectors;

/** The series that a part of an expression asks for. */
public record Selector(String metric, List<LabelMatcher> matchers) {

    public Selector {
        matchers = List.copyOf(matchers);
    }

    /** Whether it is the result of a recording rule: by convention these have a colon in their name, and nothing else has. */
    public boolean isRecorded() {
        return metric.contains(":");
    }

    @Override
    public String toString() {
        return metric
                + (matchers.isEmpty()
                        ? ""
                        : matchers.stream().map(LabelMatcher::toString).collect(Collectors.joining(",", "{", "}")));
    }
}
