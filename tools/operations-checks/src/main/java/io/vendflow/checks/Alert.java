package io.vendflow.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An alerting rule. One name may stand for two of them, one that pages and one that does not. */
public record Alert(String name, String expression, Map<?, ?> labels, Map<?, ?> annotations) {

    private static final List<String> SEVERITIES = List.of("page", "ticket");

    static Alert of(Map<?, ?> rule) {
        return new Alert(
                Yaml.text(rule, "alert"),
                Yaml.text(rule, "expr"),
                Yaml.map(rule.get("labels")),
                Yaml.map(rule.get("annotations")));
    }

    /** What its receiver would miss. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!name.matches("[A-Z][A-Za-z]+")) {
            problems.add(name + ": no name of an alert");
        }
        if (!SEVERITIES.contains(Yaml.text(labels, "severity"))) {
            problems.add(name + ": severity is none of " + SEVERITIES);
        }
        for (String annotation : List.of("summary", "description")) {
            if (Yaml.text(annotations, annotation).isBlank()) {
                problems.add(name + ": no " + annotation);
            }
        }
        if (!Yaml.text(annotations, "runbook_url").endsWith("/docs/runbooks/" + name + ".md")) {
            problems.add(name + ": runbook_url does not end in /docs/runbooks/" + name + ".md");
        }
        return problems;
    }
}
