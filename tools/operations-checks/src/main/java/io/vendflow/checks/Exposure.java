package io.vendflow.checks;

import io.vendflow.checks.promql.LabelMatcher;
import io.vendflow.checks.promql.Query;
import io.vendflow.checks.promql.Selector;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Holds what alerts, dashboards and runbooks ask against what a run of all services really tells. */
public final class Exposure {

    /** What no service of such a run can tell, and why. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "up", "Prometheus itself writes it at each scrape",
            "ALERTS", "Prometheus itself writes it for each alert that fires",
            "ssl_chain_expiry_seconds", "Spring Boot's, where a TLS bundle is configured, and ./run has none",
            "vendflow_kafka_broker_certificate_expires_seconds",
                    "told where Kafka speaks TLS, and that of ./run does not");

    /** Labels that Prometheus adds to what it scrapes. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

    /** Metrics whose series begin with their first event, so that a run without the mishap has no series of it: their values are looked up. */
    private static final Map<String, Set<String>> WITH_THE_FIRST_EVENT = Map.of(
            "vipps_client_requests_seconds_count", Set.of("operation", "outcome", "cause"),
            "vipps_client_requests_seconds_sum", Set.of("operation", "outcome", "cause"));

    private final Scrape scrape;
    private final Rules rules;
    private final String metricsPage;

    /** @param metricsPage where the values of a label that begin with their first event are listed */
    public Exposure(Scrape scrape, Rules rules, String metricsPage) {
        this.scrape = scrape;
        this.rules = rules;
        this.metricsPage = metricsPage;
    }

    /** Each metric, label and value that is asked for and that nobody tells, and where it is asked for. */
    public List<String> problems(List<Question> questions) {
        Set<String> problems = new LinkedHashSet<>();
        for (Question question : questions) {
            Query query = question.query();
            Stream.concat(
                            query.selectors().stream().flatMap(each -> problemsOf(each).stream()),
                            query.labels().stream()
                                    .filter(label -> !isKnown(label, query))
                                    .map(label -> "nothing that is asked for has the label " + label))
                    .forEach(problem -> problems.add(question.where() + ": " + problem));
        }
        return List.copyOf(problems);
    }

    private List<String> problemsOf(Selector selector) {
        if (ELSEWHERE.containsKey(selector.metric())) {
            return List.of();
        }
        if (selector.isRecorded()) {
            return recordedProblems(selector);
        }
        List<Map<String, String>> told = scrape.of(selector.metric());
        if (told.isEmpty()) {
            return List.of("nobody tells " + selector.metric());
        }
        List<String> problems = new ArrayList<>();
        List<LabelMatcher> asked = new ArrayList<>();
        for (LabelMatcher matcher : selector.matchers()) {
            if (OF_PROMETHEUS.contains(matcher.label())) {
                continue;
            }
            if (told.stream().noneMatch(labels -> labels.containsKey(matcher.label()))) {
                problems.add(selector.metric() + " has no label " + matcher.label());
            } else if (WITH_THE_FIRST_EVENT
                    .getOrDefault(selector.metric(), Set.of())
                    .contains(matcher.label())) {
                problems.addAll(unlisted(matcher));
            } else {
                asked.add(matcher);
            }
        }
        if (problems.isEmpty() && told.stream().noneMatch(labels -> accepts(asked, labels))) {
            problems.add("no series is " + selector);
        }
        return problems;
    }

    private List<String> recordedProblems(Selector selector) {
        if (rules.recording(selector.metric()).isEmpty()) {
            return List.of("no rule records " + selector.metric());
        }
        return selector.matchers().stream()
                .map(LabelMatcher::label)
                .filter(label -> !OF_PROMETHEUS.contains(label) && !has(selector.metric(), label))
                .map(label -> selector.metric() + " has no label " + label)
                .toList();
    }

    private static boolean accepts(List<LabelMatcher> asked, Map<String, String> labels) {
        return asked.stream().allMatch(each -> each.accepts(labels.getOrDefault(each.label(), "")));
    }

    private List<String> unlisted(LabelMatcher matcher) {
        return Stream.of(matcher.value().split("\\|"))
                .filter(value -> !metricsPage.contains("`" + value + "`"))
                .map(value -> "docs/metrics.md does not list " + matcher.label() + " " + value)
                .toList();
    }

    private boolean isKnown(String label, Query query) {
        return OF_PROMETHEUS.contains(label)
                || query.selectors().stream().anyMatch(selector -> has(selector.metric(), label));
    }

    /** Rules record sums, which have only the labels that they group by; that those are there is asked of the rule itself. */
    private boolean has(String metric, String label) {
        return ELSEWHERE.containsKey(metric)
                || scrape.of(metric).stream().anyMatch(labels -> labels.containsKey(label))
                || rules.recording(metric)
                        .map(each -> Query.of(each.expression()))
                        .filter(query -> query.labels().contains(label))
                        .isPresent();
    }
}
