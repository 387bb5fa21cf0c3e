package io.vendflow.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What services told at {@code /actuator/prometheus}: the labels of each series, by the metric's name. */
public final class Scrape {

    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{((?:[^\"}]|\"(?:[^\"\\\\]|\\\\.)*\")*)\\})? +\\S+.*");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Map<String, List<Map<String, String>>> series = new HashMap<>();

    /**
     * Adds a page in Prometheus' text format.
     *
     * @throws IllegalArgumentException at a line that is none
     */
    public Scrape add(String page) {
        page.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(this::addSample);
        return this;
    }

    private void addSample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            throw new IllegalArgumentException("no sample: " + line);
        }
        Map<String, String> labels = new HashMap<>();
        if (sample.group(2) != null) {
            LABEL.matcher(sample.group(2))
                    .results()
                    .forEach((MatchResult label) -> labels.put(label.group(1), unescaped(label.group(2))));
        }
        series.computeIfAbsent(sample.group(1), name -> new ArrayList<>()).add(labels);
    }

    private static String unescaped(String value) {
        return value.replace("\\\"", "\"").replace("\\n", "\n").replace("\\\\", "\\");
    }

    /** The labels of each series of a metric; empty where nobody tells it. */
    List<Map<String, String>> of(String metric) {
        return series.getOrDefault(metric, List.of());
    }

    /** Every metric's name. */
    public List<String> names() {
        return series.keySet().stream().sorted().toList();
    }
}
