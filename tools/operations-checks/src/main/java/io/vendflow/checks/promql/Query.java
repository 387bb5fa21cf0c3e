package io.vendflow.checks.promql;

import java.util.List;
import java.util.Set;

/**
 * What an expression asks for.
 *
 * @param labels those that it groups or joins by
 */
public record Query(List<Selector> selectors, Set<String> labels) {

    public Query {
        selectors = List.copyOf(selectors);
        labels = Set.copyOf(labels);
    }

    /**
     * Reads an expression. Only promtool can tell whether all of it is right; this finds every metric and label in one that is.
     *
     * @throws IllegalArgumentException where it cannot be understood, and at which character
     */
    public static Query of(String promql) {
        return new PromqlReader(promql).read();
    }
}
