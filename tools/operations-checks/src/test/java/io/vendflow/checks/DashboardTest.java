package io.vendflow.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Grafana cannot be started here; that it would find what it needs can be read. */
class DashboardTest {

    private final Repository repository = Repository.around();

    @TempDir
    private Path folder;

    @Test
    void lacksNothing() {
        assertThat(Dashboard.all(repository))
                .extracting(Dashboard::file)
                .contains("money.json", "fleet.json", "steps.json", "kafka.json", "jvm.json");
        assertThat(Dashboard.problems(repository)).isEmpty();
        assertThat(Question.all(repository))
                .allSatisfy(question -> assertThat(question.query().selectors())
                        .as(question.where())
                        .isNotEmpty());
    }

    @Test
    void isFoundByGrafanaAndFindsPrometheus() {
        Map<?, ?> datasource = Yaml.maps(
                        Yaml.read(repository.grafanaProvisioning().resolve("datasources/prometheus.yml")),
                        "datasources")
                .getFirst();
        Map<?, ?> provider = Yaml.maps(
                        Yaml.read(repository.grafanaProvisioning().resolve("dashboards/vendflow.yml")), "providers")
                .getFirst();

        assertThat(Yaml.text(datasource, "uid")).isEqualTo("prometheus");
        assertThat(Yaml.text(datasource, "url")).isEqualTo("http://prometheus:9090");
        assertThat(Yaml.text(Yaml.map(provider.get("options")), "path")).isEqualTo("/var/lib/grafana/dashboards");
    }

    /** Where a browser finds the repository is said in prometheus.yml; dashboards have no such place, so they repeat it. */
    @Test
    void linksToRunbooksThatExist() {
        String repositoryUrl = Yaml.text(
                Yaml.map(Yaml.map(Yaml.read(repository.prometheus().resolve("prometheus.yml"))
                                .get("global"))
                        .get("external_labels")),
                "repository");

        assertThat(Dashboard.all(repository)).allSatisfy(dashboard -> {
            assertThat(dashboard.runbooks()).isNotEmpty();
            assertThat(dashboard.runbooks()).allSatisfy(url -> {
                assertThat(url).startsWith(repositoryUrl + "/docs/runbooks/");
                assertThat(repository.root().resolve(url.substring(repositoryUrl.length() + 1)))
                        .exists();
            });
        });
    }

    @Test
    void aPanelThatLacksSomethingIsNoticed() {
        Folder copy = Folder.copyTo(folder);
        copy.write("ops/grafana/dashboards/tea.json", """
                {"id": 7, "uid": "vendflow-money", "title": "Tea", "schemaVersion": 41, "links": [{}],
                 "panels": [{"id": 1, "type": "stat", "title": "Cups", "gridPos": {"w": 4},
                             "datasource": {"uid": "tea"}, "targets": [{"refId": "A"}]},
                            {"id": 1, "type": "row", "title": "Pots", "gridPos": {"w": 24}}]}""");

        String panel = "tea.json, panel \"Cups\": ";
        assertThat(Dashboard.problems(copy.repository()))
                .containsExactlyElementsOf(List.of(
                        "tea.json: uid \"vendflow-money\" is none, or another dashboard has it too",
                        "tea.json: no schemaVersion of Grafana 11 or later, or an id, which only a database gives",
                        "tea.json: no description",
                        panel + "no description",
                        panel + "its datasource is not the one that is provisioned",
                        panel + "no unit",
                        panel + "a target without an expression or a refId",
                        "tea.json, panel \"Pots\": no id of its own"));
    }
}
