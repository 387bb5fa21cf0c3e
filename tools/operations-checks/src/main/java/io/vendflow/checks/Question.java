package io.vendflow.checks;

import io.vendflow.checks.promql.Query;
import java.util.ArrayList;
import java.util.List;

/**
 * An expression that somebody relies on.
 *
 * @param where it stands, in words
 */
public record Question(String where, String promql) {

    /** Of all alerts, recording rules, dashboards and runbooks. */
    public static List<Question> all(Repository repository) {
        List<Question> all = new ArrayList<>();
        Rules rules = Rules.of(repository);
        rules.recordings().forEach(each -> all.add(new Question("recording " + each.name(), each.expression())));
        rules.alerts().forEach(each -> all.add(new Question("alert " + each.name(), each.expression())));
        Dashboard.all(repository).forEach(each -> all.addAll(each.questions()));
        Runbook.all(repository).forEach(each -> all.addAll(each.questions()));
        return List.copyOf(all);
    }

    /**
     * @throws IllegalArgumentException if it cannot be understood; the message says where it stands
     */
    public Query query() {
        try {
            return Query.of(promql);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }
}
