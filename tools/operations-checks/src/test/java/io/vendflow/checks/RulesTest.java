package io.vendflow.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every alert says what it means, has a runbook, and is proven to fire and to keep quiet. */
class RulesTest {

    private final Repository repository = Repository.around();

    @TempDir
    private Path folder;

    @Test
    void lackNothing() {
        Rules rules = Rules.of(repository);

        assertThat(rules.alerts()).hasSizeGreaterThan(40);
        assertThat(rules.problems(repository)).isEmpty();
    }

    @Test
    void lackARunbook() {
        Folder copy = Folder.copyTo(folder);
        copy.delete("docs/runbooks/CaptureFailed.md");

        assertThat(Rules.of(copy.repository()).problems(copy.repository()))
                .contains("CaptureFailed: no runbook docs/runbooks/CaptureFailed.md");
    }

    @Test
    void lackALinkToTheRunbookOrASeverity() {
        Folder copy = Folder.copyTo(folder);
        copy.replace("ops/prometheus/rules/money.yml", "runbooks/BooksDiffer.md", "runbooks/BooksDifer.md");
        copy.replace("ops/prometheus/rules/fleet.yml", "severity: page", "severity: high");

        assertThat(Rules.of(copy.repository()).problems(copy.repository()))
                .contains(
                        "BooksDiffer: runbook_url does not end in /docs/runbooks/BooksDiffer.md",
                        "MachinesNotTold: severity is none of " + "[page, ticket]")
                .anyMatch(problem -> problem.startsWith("MachinesNotTold: no test in which it fires"));
    }

    @Test
    void lackATest() {
        Folder copy = Folder.copyTo(folder);
        copy.replace("ops/prometheus/tests/fleet_test.yml", "alertname: VendsFailing", "alertname: VendFailing");

        assertThat(Rules.of(copy.repository()).problems(copy.repository()))
                .containsExactly(
                        "VendsFailing: no test in which it fires with severity ticket",
                        "VendsFailing: no test in which it does not fire");
    }
}
