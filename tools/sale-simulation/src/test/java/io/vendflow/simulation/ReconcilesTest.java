package io.vendflow.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.events.Captured;
import io.vendflow.reconciliation.Against;
import io.vendflow.reconciliation.Finding;
import io.vendflow.reconciliation.FindingKind;
import io.vendflow.reconciliation.Report;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any story that the simulation tells reconciles clean, but for what the story itself warrants. */
class ReconcilesTest {

    private static final long SEEDS = Long.getLong("simulation.reconciled", 20);
    private static final Plan SMALL = new Plan(10, 5, Mutant.NONE, Plan.USUAL.invariants());

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsFoundButWhatTheStoryWarrants(long seed) {
        Aftermath aftermath = Aftermath.of(seed, Plan.USUAL);

        Report byLog = aftermath.reconciled(Set.of(Against.LOG_ONLY));
        Report byVipps = aftermath.reconciled(Set.of(Against.VIPPS));

        for (Report report : List.of(byLog, byVipps)) {
            assertThat(falseAlarms(report, aftermath)).isEmpty();
            assertThat(report.unanswered()).isEmpty();
            assertThat(report.notJudged()).isZero();
            assertThat(report.sales()).isEqualTo(aftermath.salesInLog());
        }
        assertThat(byVipps.digest()).isEqualTo(byLog.digest());
    }

    @Test
    void whatTheStoryWarrantsIsFound() {
        Aftermath aftermath = Aftermath.of(1, Plan.USUAL);
        Report report = aftermath.reconciled(Set.of(Against.LOG_ONLY));

        for (String sale : aftermath.references()) {
            boolean isHeld = Warrant.HELD.covers(FindingKind.UNKNOWN_VEND_OPEN, aftermath, sale);
            assertThat(report.findings())
                    .filteredOn(each -> each.subject().equals(sale) && each.kind() == FindingKind.UNKNOWN_VEND_OPEN)
                    .hasSize(isHeld && aftermath.story(sale).inLog().isAuthorized() ? 1 : 0);
        }
        assertThat(report.countByKind().get(FindingKind.DEAD_LETTER)).isEqualTo(aftermath.letters());
    }

    @Test
    void theDigestIsOfTheStoriesAlone() {
        String digest =
                Aftermath.of(7, SMALL).reconciled(Set.of(Against.LOG_ONLY)).digest();

        Aftermath again = Aftermath.of(7, SMALL);
        assertThat(again.reconciled(Set.of(Against.LOG_ONLY)).digest()).isEqualTo(digest);
        assertThat(again.reconciled(Set.of(Against.LOG_ONLY), 1, event -> true).digest())
                .isEqualTo(digest);
        assertThat(again.reconciled(Set.of(Against.LOG_ONLY), 16, event -> true).digest())
                .isEqualTo(digest);
        assertThat(Aftermath.of(8, SMALL).reconciled(Set.of(Against.LOG_ONLY)).digest())
                .isNotEqualTo(digest);
    }

    /** Otherwise the property would prove nothing. */
    @Test
    void eachCaptureThatTheLogLosesIsFound() {
        Aftermath aftermath = Aftermath.of(7, SMALL);
        Set<String> before = keys(aftermath.reconciled(Set.of(Against.LOG_ONLY)));
        List<String> captured = aftermath.events().stream()
                .map(each -> each.event())
                .filter(Captured.class::isInstance)
                .map(each -> ((Captured) each).getSale().getReference())
                .distinct()
                .toList();

        assertThat(captured).hasSizeGreaterThan(10);
        assertThat(captured)
                .allSatisfy(sale -> assertThat(keys(
                                aftermath.reconciled(Set.of(Against.LOG_ONLY), 3, event -> !isCaptureOf(event, sale))))
                        .filteredOn(key -> !before.contains(key))
                        .containsAnyOf("OPEN_MONEY " + sale, "LOG_INCOMPLETE " + sale));
    }

    private static boolean isCaptureOf(SpecificRecordBase event, String sale) {
        return event instanceof Captured captured
                && captured.getSale().getReference().equals(sale);
    }

    private static Set<String> keys(Report report) {
        return Set.copyOf(report.findings().stream().map(Finding::key).toList());
    }

    /** With the whole story, since nobody can look it up afterwards. */
    private static List<String> falseAlarms(Report report, Aftermath aftermath) {
        return report.findings().stream()
                // Each lies there: the letters are those of the log.
                .filter(each -> each.kind() != FindingKind.DEAD_LETTER)
                .filter(each -> Warrant.ALL.stream()
                        .noneMatch(warrant -> warrant.covers(each.kind(), aftermath, each.subject())))
                .map(each -> each.kind() + " " + each.subject() + ": " + each.what() + "\n"
                        + aftermath.toldOf(each.subject()))
                .toList();
    }
}
