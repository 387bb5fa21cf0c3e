package io.vendflow.reconciliation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.books.Place;
import io.vendflow.reconciliation.Cleared;
import io.vendflow.reconciliation.Finding;
import io.vendflow.reconciliation.FindingKind;
import io.vendflow.reconciliation.Repair;
import io.vendflow.reconciliation.Report;
import io.vendflow.reconciliation.Sums;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextReportTest {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    @Test
    void saysFirstHowItWent() throws IOException {
        assertThat(text(Reports.clean())).startsWith("Clean: nothing differs\n");
        assertThat(text(Reports.of(Reports.finding(FindingKind.CAPTURED_TWICE, "VM0042-A", 1, "twice"))))
                .startsWith("1 finding\n");
        assertThat(text(Reports.unanswered("Vipps did not answer")))
                .startsWith("Could not be finished: 1 question without an answer, no findings so far\n")
                .contains("Without an answer (1)", "  - Vipps did not answer\n");
    }

    @Test
    void saysWhatWasComparedAndHowFast() throws IOException {
        assertThat(text(Reports.clean()))
                .contains("what machines, the log and Vipps' payments say")
                .contains("sales       from 2026-11-16 11:00 to 2026-11-23 11:00 (Europe/Oslo)")
                .contains("100000 events, 20000 sales: 3 open, 1 not judged")
                .contains("2.5 s, 40000 events and 8000 sales per second")
                .contains("digest      3f786850e387550fdab836ed7e6dc881de23001b");
    }

    @Test
    void namesAllThatWasCompared() throws IOException {
        assertThat(text(Reports.ofAMonth()))
                .contains("what machines, the log, Vipps' payments and Vipps' ledger say\n");
    }

    @Test
    void tellsAFindingWithItsMoneyItsAgeAndItsRemedy() throws IOException {
        Finding finding = Reports.mendable(
                "VM0042-7F3K9Q",
                new Repair.Release(new Place("vending.authorized", 3, 4711), false, "ask for its release"));

        assertThat(text(Reports.of(finding)))
                .contains("CRITICAL  OPEN_MONEY  authorized and neither captured nor released (1)\n")
                .contains("  VM0042-7F3K9Q, 25.00 NOK, merchant 123456, machine VM0042, since 2026-11-23 09:00 (2 h)\n")
                .contains("    remedy: Let go of what is reserved.\n", "    repair: ask for its release\n")
                .doesNotContain("vend reported");
    }

    @Test
    void tellsTheStoryOnRequest() throws IOException {
        assertThat(text(new TextReport(OSLO, false, true), Reports.ofAMonth()))
                .contains("      2026-11-20 07:00:15.000 vend reported FAILED (machine-gateway, "
                        + "vending.payment-requested/3/4711)\n");
    }

    @Test
    void tellsWhatClearedItself() throws IOException {
        Cleared cleared = new Cleared(
                FindingKind.RECEIPT_MISSING,
                "VM0042-7F3K9Q",
                "no receipt",
                Reports.NOW.minus(Duration.ofDays(1)),
                Reports.NOW);

        assertThat(text(Reports.of(List.of(), List.of(), List.of(cleared), List.of())))
                .contains("  cleared: VM0042-7F3K9Q: first seen 2026-11-22 11:00, cleared 2026-11-23 11:00, "
                        + "was \"receipt missing\": no receipt");
    }

    @Test
    void isNotWiderThanATerminal() throws IOException {
        String endless = "word ".repeat(100) + "x".repeat(1000);
        Report odd = Reports.of(Reports.finding(FindingKind.DEAD_LETTER, "y".repeat(300), 1, endless));

        assertThat(text(new TextReport(OSLO, true, true), Reports.ofAMonth()).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(Lines.WIDTH));
        assertThat(text(new TextReport(OSLO, true, true), odd).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(Lines.WIDTH));
        assertThat(text(odd).replaceAll("\\s", "")).contains("x".repeat(1000), "y".repeat(300));
    }

    @Test
    void letsNobodyControlTheTerminal() throws IOException {
        String evil = "\u001B[2Jgone\nCRITICAL \u009B31m \u202Eright to left\u0007";
        Report report = Reports.of(
                List.of(Reports.sums(Reports.TODAY, evil, evil, "NOK", 1)),
                List.of(Reports.finding(FindingKind.DEAD_LETTER, evil, 1, evil)),
                List.of(new Cleared(FindingKind.DEAD_LETTER, evil, evil, Reports.NOW, Reports.NOW)),
                List.of(evil));

        assertThat(text(new TextReport(OSLO, true, true), report))
                .doesNotContainPattern("[\\p{Cntrl}&&[^\\n]]|[\\x{80}-\\x{9f}]|\\x{202e}")
                .doesNotContainPattern("(?m)^CRITICAL .31m")
                .contains("gone CRITICAL");
    }

    @Test
    void showsMachinesOnRequestAndNoMoreThanAPersonReads() throws IOException {
        List<Sums> many = IntStream.range(0, 600)
                .mapToObj(each -> Reports.sums(Reports.TODAY, "123456", "VM%04d".formatted(each), "NOK", 100 + each))
                .toList();

        assertThat(text(Reports.of(many))).doesNotContain("VM0599");
        assertThat(text(new TextReport(OSLO, true, false), Reports.of(many)))
                .contains("VM0599")
                .doesNotContain("VM0099")
                .containsPattern("others +\\(100\\) +NOK +100 +149\\.50");
    }

    @Test
    void showsFiftyOfAKindAndAllOnRequest() throws IOException {
        Finding[] many = IntStream.range(0, 60)
                .mapToObj(each -> Reports.finding(FindingKind.DEAD_LETTER, "letter-" + each, 1, "unreadable"))
                .toArray(Finding[]::new);

        assertThat(text(Reports.of(many))).contains("and 10 more of this kind; --verbose shows them");
        assertThat(text(new TextReport(OSLO, false, true), Reports.of(many))).contains("letter-59", "letter-0,");
    }

    @Test
    void namesWhatVippsSaysOtherwise() throws IOException {
        assertThat(text(Reports.ofAMonth())).containsPattern("\\d{6}: Vipps says otherwise: captured \\+29\\.50 NOK");
    }

    private static String text(Report report) throws IOException {
        return text(new TextReport(OSLO, false, false), report);
    }

    private static String text(ReportWriter writer, Report report) throws IOException {
        StringWriter out = new StringWriter();
        writer.write(report, out);
        return out.toString();
    }
}
