package io.vendflow.checks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A page for somebody who was woken.
 *
 * @param alert that it is about, by the file's name
 */
public record Runbook(String alert, Path file, String text) {

    private static final String INDEX = "README.md";
    private static final List<String> SECTIONS = List.of("Meaning", "Look at", "Do", "Escalate");
    private static final Pattern SECTION = Pattern.compile("(?ms)^## (.+?)$(.*?)(?=^## |\\z)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(\\w+)$(.*?)^ *```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]*)(?:#([^)]+))?\\)");
    private static final Pattern INLINE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern MANAGEMENT = Pattern.compile("localhost:(\\d+)/actuator");
    /** What asks who somebody is where TLS and accounts are on. */
    private static final Pattern GUARDED =
            Pattern.compile("/actuator/(?!health/(liveness|readiness))|kafka-topics|mosquitto_sub");

    private static final String WHO_YOU_ARE = "(README.md#in-a-secured-installation)";

    /** All but the index. */
    public static List<Runbook> all(Repository repository) {
        return Repository.files(repository.runbooks(), ".md").stream()
                .filter(file -> !file.getFileName().toString().equals(INDEX))
                .map(file -> new Runbook(
                        file.getFileName().toString().replaceAll("\\.md$", ""), file, Repository.text(file)))
                .toList();
    }

    /** Pages without an alert, pages that leave something out, and what they name that is not there. */
    public static List<String> problems(Repository repository) {
        List<String> problems = new ArrayList<>();
        List<String> alerts =
                Rules.of(repository).alerts().stream().map(Alert::name).toList();
        Path index = repository.runbooks().resolve(INDEX);
        String listed = Files.exists(index) ? Repository.text(index) : "";
        Set<String> services = Yaml.map(Yaml.read(repository.compose()).get("services")).keySet().stream()
                .map(String::valueOf)
                .collect(Collectors.toSet());
        for (Runbook runbook : all(repository)) {
            if (!alerts.contains(runbook.alert)) {
                problems.add(runbook.alert + ": a runbook without an alert");
            }
            if (!listed.contains("(" + runbook.alert + ".md)")) {
                problems.add(runbook.alert + ": not in the index");
            }
            problems.addAll(runbook.problems());
            ComposeCommand.in(runbook.text).stream()
                    .flatMap(each -> each.mistake(services).stream())
                    .forEach(mistake -> problems.add(runbook.alert + ": " + mistake));
        }
        return List.copyOf(problems);
    }

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!text.startsWith("# " + alert + "\n")) {
            problems.add(alert + ": the title is not the alert's name");
        }
        List<MatchResult> sections = SECTION.matcher(text).results().toList();
        if (!sections.stream().map(each -> each.group(1)).toList().equals(SECTIONS)) {
            problems.add(alert + ": the sections are not " + SECTIONS);
        }
        sections.stream()
                .filter(each -> each.group(2).isBlank())
                .forEach(each -> problems.add(alert + ": nothing under " + each.group(1)));
        if (questions().isEmpty()) {
            problems.add(alert + ": no query to look at");
        }
        LINK.matcher(text)
                .results()
                .filter(each -> leadsNowhere(each.group(1), each.group(2)))
                .forEach(each -> problems.add(alert + ": a link to "
                        + each.group().substring("](".length(), each.group().length() - 1) + ", which is not there"));
        MANAGEMENT.matcher(text).results().map(each -> each.group(1)).forEach(port -> {
            if (!port.matches("910[1-6]")) {
                problems.add(alert + ": " + port + " is no management port");
            }
        });
        if (GUARDED.matcher(text).find() && !text.contains(WHO_YOU_ARE)) {
            problems.add(alert + ": does not say what is asked for in a secured installation");
        }
        return problems;
    }

    private boolean leadsNowhere(String to, @Nullable String heading) {
        if (to.contains("://")) {
            return false;
        }
        Path page = to.isEmpty() ? file : file.resolveSibling(to);
        return !Files.exists(page)
                || (heading != null && !headings(Repository.text(page)).contains(heading));
    }

    /** As a browser is led to them. */
    private static List<String> headings(String page) {
        return HEADING.matcher(page)
                .results()
                .map(each -> each.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .toList();
    }

    /** Lines of code blocks that begin with {@code ./run}: they are to be typed, so they must be whole. */
    public List<String> commands() {
        return lines("sh").stream().filter(line -> line.startsWith("./run ")).toList();
    }

    /** Commands that the text mentions, perhaps without all that belongs to them. */
    public List<String> mentionedCommands() {
        return INLINE.matcher(text)
                .results()
                .map(each -> each.group(1))
                .filter(each -> each.startsWith("./run "))
                .toList();
    }

    List<Question> questions() {
        return lines("promql").stream()
                .map(line -> new Question("runbook " + alert, line))
                .toList();
    }

    private List<String> lines(String language) {
        List<String> lines = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).equals(language)) {
                block.group(2)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .forEach(lines::add);
            }
        }
        return lines;
    }
}
