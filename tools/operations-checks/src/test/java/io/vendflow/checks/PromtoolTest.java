package io.vendflow.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Prometheus itself takes the configuration, and its unit tests of all alerts hold. Skipped, saying so, where there is no promtool. */
class PromtoolTest {

    private final Repository repository = Repository.around();
    /** In the checkout, since an image of Prometheus sees nothing else. */
    private final Path expressions = repository.root().resolve("tools/operations-checks/target/expressions.yml");

    private Promtool promtool = new Promtool(List.of());

    @BeforeEach
    void find() {
        promtool = Promtool.find(repository.root()).orElseGet(() -> {
            String why =
                    "no promtool on the PATH (Debian: prometheus) and no image of Prometheus here: alerts are NOT tested";
            System.out.println("[SKIPPED] PromtoolTest: " + why);
            return abort(why);
        });
    }

    @AfterEach
    void tidy() throws IOException {
        Files.deleteIfExists(expressions);
    }

    @Test
    void takesTheConfiguration() {
        succeeds(List.of("check", "config", "ops/prometheus/prometheus.yml"));
    }

    @Test
    void takesTheRules() {
        succeeds(words("check", repository.rules(), ".yml"));
    }

    @Test
    void seesEachAlertFireWhenItShouldAndOnlyThen() {
        List<String> words = words("test", repository.ruleTests(), "_test.yml");
        assertThat(words).hasSizeGreaterThan(2);
        succeeds(words);
    }

    @Test
    void takesEveryQueryOfDashboardsAndRunbooks() throws IOException {
        List<Question> questions = Question.all(repository);
        write(questions.stream().map(Question::promql).toList());

        succeeds(List.of("check", "rules", relative(expressions)));
    }

    @Test
    void wouldNotTakeANonsense() throws IOException {
        write(List.of("sum by (a (b)"));

        assertThat(promtool.call(repository.root(), List.of("check", "rules", relative(expressions)))
                        .exitCode())
                .isNotZero();
    }

    private void write(List<String> promql) throws IOException {
        List<Map<String, String>> rules = IntStream.range(0, promql.size())
                .mapToObj(each -> Map.of("record", "expression:" + each, "expr", promql.get(each)))
                .toList();
        Files.createDirectories(expressions.getParent());
        Files.writeString(
                expressions, new Yaml().dump(Map.of("groups", List.of(Map.of("name", "expressions", "rules", rules)))));
    }

    private List<String> words(String what, Path folder, String end) {
        return Stream.concat(
                        Stream.of(what, "rules"),
                        Repository.files(folder, end).stream().map(this::relative))
                .toList();
    }

    private String relative(Path file) {
        return repository.root().relativize(file).toString();
    }

    private void succeeds(List<String> words) {
        Promtool.Result result = promtool.call(repository.root(), words);
        assertThat(result.exitCode()).as(result.said()).isZero();
    }
}
