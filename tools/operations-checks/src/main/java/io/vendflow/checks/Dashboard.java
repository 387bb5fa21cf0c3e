package io.vendflow.checks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page of Grafana as code. */
public record Dashboard(String file, JsonNode content) {

    /** What Grafana fills in before it asks Prometheus. */
    private static final List<String[]> VARIABLES = List.of(
            new String[] {"$__rate_interval", "5m"},
            new String[] {"$__range", "1h"},
            new String[] {"$__interval", "1m"},
            new String[] {"$service", ".*"},
            new String[] {"$currency", ".*"});

    /** Grafana's own function, which asks for the values of a label. */
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+),\\s*(\\w+)\\)");

    public static List<Dashboard> all(Repository repository) {
        return Repository.files(repository.dashboards(), ".json").stream()
                .map(Dashboard::read)
                .toList();
    }

    private static Dashboard read(Path file) {
        return new Dashboard(file.getFileName().toString(), JsonMapper.shared().readTree(Repository.text(file)));
    }

    /** What a reader, or Grafana, would miss. */
    public static List<String> problems(Repository repository) {
        List<String> problems = new ArrayList<>();
        Set<String> uids = new HashSet<>();
        for (Dashboard dashboard : all(repository)) {
            String uid = dashboard.content.at("/uid").asString("");
            if (!uid.matches("[a-z-]{1,40}") || !uids.add(uid)) {
                problems.add(dashboard.file + ": uid \"" + uid + "\" is none, or another dashboard has it too");
            }
            problems.addAll(dashboard.problems());
        }
        return List.copyOf(problems);
    }

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (content.at("/schemaVersion").asInt(0) < 39 || !content.path("id").isNull()) {
            problems.add(file + ": no schemaVersion of Grafana 11 or later, or an id, which only a database gives");
        }
        for (String field : List.of("title", "description")) {
            if (content.path(field).asString("").isBlank()) {
                problems.add(file + ": no " + field);
            }
        }
        if (content.path("links").isEmpty()) {
            problems.add(file + ": no links to the other dashboards and the runbooks");
        }
        Set<Integer> ids = new HashSet<>();
        panels().forEach(panel -> {
            String where = file + ", panel \"" + panel.path("title").asString("") + "\"";
            if (!panel.path("id").isInt() || !ids.add(panel.path("id").asInt())) {
                problems.add(where + ": no id of its own");
            }
            if (panel.path("title").asString("").isBlank()
                    || panel.at("/gridPos/w").asInt(0) == 0) {
                problems.add(where + ": no title or no place");
            }
            if (!isRow(panel)) {
                problems.addAll(problemsOf(panel, where));
            }
        });
        return problems;
    }

    private static List<String> problemsOf(JsonNode panel, String where) {
        List<String> problems = new ArrayList<>();
        if (panel.path("description").asString("").isBlank()) {
            problems.add(where + ": no description");
        }
        if (!panel.at("/datasource/uid").asString("").equals("prometheus")) {
            problems.add(where + ": its datasource is not the one that is provisioned");
        }
        if (panel.at("/fieldConfig/defaults/unit").asString("").isBlank()) {
            problems.add(where + ": no unit");
        }
        if (panel.path("targets").isEmpty()) {
            problems.add(where + ": asks nothing");
        }
        panel.path("targets").valueStream().forEach(target -> {
            if (target.path("expr").asString("").isBlank()
                    || target.path("refId").asString("").isBlank()) {
                problems.add(where + ": a target without an expression or a refId");
            }
        });
        return problems;
    }

    List<Question> questions() {
        Stream<Question> panels = panels().flatMap(panel -> panel.path("targets")
                .valueStream()
                .map(target -> new Question(
                        "dashboard " + file + ", panel \"" + panel.path("title").asString("") + "\"",
                        filledIn(target.path("expr").asString("")))));
        Stream<Question> variables = content.at("/templating/list")
                .valueStream()
                .map(variable -> new Question(
                        "dashboard " + file + ", variable "
                                + variable.path("name").asString(""),
                        plain(variable.at("/query/query").asString(""))));
        return Stream.concat(panels, variables).toList();
    }

    /** Addresses that it links to, its own and its panels', but for those of dashboards. */
    List<String> runbooks() {
        return Stream.concat(
                        content.path("links").valueStream(),
                        panels().flatMap(panel -> panel.path("links").valueStream()))
                .map(link -> link.path("url").asString(""))
                .filter(url -> !url.isEmpty())
                .distinct()
                .toList();
    }

    private static String filledIn(String expression) {
        String filled = expression;
        for (String[] variable : VARIABLES) {
            filled = filled.replace(variable[0], variable[1]);
        }
        return filled;
    }

    private static String plain(String query) {
        Matcher values = LABEL_VALUES.matcher(query);
        return values.matches() ? "group by (" + values.group(2) + ") (" + values.group(1) + ")" : query;
    }

    private Stream<JsonNode> panels() {
        return content.path("panels")
                .valueStream()
                .flatMap(panel ->
                        Stream.concat(Stream.of(panel), panel.path("panels").valueStream()));
    }

    private static boolean isRow(JsonNode panel) {
        return panel.path("type").asString("").equals("row");
    }
}
