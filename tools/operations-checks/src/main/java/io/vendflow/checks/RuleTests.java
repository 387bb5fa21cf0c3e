package io.vendflow.checks;

import java.util.List;
import java.util.Map;

/** What promtool's unit tests ask of alerts. */
record RuleTests(List<? extends Map<?, ?>> checks) {

    static RuleTests of(Repository repository) {
        return new RuleTests(Repository.files(repository.ruleTests(), "_test.yml").stream()
                .flatMap(file -> Yaml.maps(Yaml.read(file), "tests").stream())
                .flatMap(test -> Yaml.maps(test, "alert_rule_test").stream())
                .toList());
    }

    boolean fires(String alert, String severity) {
        return checks.stream()
                .filter(check -> Yaml.text(check, "alertname").equals(alert))
                .flatMap(check -> Yaml.maps(check, "exp_alerts").stream())
                .anyMatch(expected -> Yaml.text(Yaml.map(expected.get("exp_labels")), "severity")
                        .equals(severity));
    }

    boolean leavesAlone(String alert) {
        return checks.stream()
                .filter(check -> Yaml.text(check, "alertname").equals(alert))
                .anyMatch(check -> Yaml.maps(check, "exp_alerts").isEmpty());
    }
}
