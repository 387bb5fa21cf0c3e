package io.vendflow.checks;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prometheus' rules, and what is wrong with them that Prometheus would not mind. */
public record Rules(List<Alert> alerts, List<Recording> recordings) {

    public static Rules of(Repository repository) {
        List<Map<?, ?>> rules = new ArrayList<>();
        Repository.files(repository.rules(), ".yml").stream()
                .flatMap(file -> Yaml.maps(Yaml.read(file), "groups").stream())
                .forEach(group -> rules.addAll(Yaml.maps(group, "rules")));
        return new Rules(
                rules.stream()
                        .filter(rule -> rule.containsKey("alert"))
                        .map(Alert::of)
                        .toList(),
                rules.stream()
                        .filter(rule -> rule.containsKey("record"))
                        .map(rule -> new Recording(Yaml.text(rule, "record"), Yaml.text(rule, "expr")))
                        .toList());
    }

    public Optional<Recording> recording(String name) {
        return recordings.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** Alerts that say too little, or whose runbook is not there, and those that no test both fires and leaves alone. */
    public List<String> problems(Repository repository) {
        List<String> problems = new ArrayList<>();
        RuleTests tests = RuleTests.of(repository);
        for (Alert alert : alerts) {
            problems.addAll(alert.problems());
            if (!Files.isRegularFile(repository.runbooks().resolve(alert.name() + ".md"))) {
                problems.add(alert.name() + ": no runbook docs/runbooks/" + alert.name() + ".md");
            }
            String severity = Yaml.text(alert.labels(), "severity");
            if (!tests.fires(alert.name(), severity)) {
                problems.add(alert.name() + ": no test in which it fires with severity " + severity);
            }
            if (!tests.leavesAlone(alert.name())) {
                problems.add(alert.name() + ": no test in which it does not fire");
            }
        }
        return List.copyOf(problems);
    }
}
