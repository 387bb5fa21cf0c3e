package io.vendflow.reconciliation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.reconciliation.FindingKind;
import io.vendflow.reconciliation.Report;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class CsvReportTest {

    @Test
    void hasARowForEachFindingTheGravestFirst() throws IOException {
        Report report = Reports.ofAMonth();

        List<CSVRecord> rows = read(CsvReport.findings(), report);

        assertThat(rows).hasSameSizeAs(report.findings());
        assertThat(rows.getFirst().toMap())
                .containsEntry("kind", "OPEN_MONEY")
                .containsEntry("severity", "CRITICAL")
                .containsEntry("amount", "2500")
                .containsEntry("currency", "NOK")
                .containsEntry("since", "2026-11-23T08:00:00Z");
        assertThat(rows.getLast().get("severity")).isEqualTo("INFO");
    }

    @Test
    void keepsItsColumns() throws IOException {
        assertThat(text(CsvReport.findings(), Reports.clean()))
                .isEqualTo("kind,severity,subject,merchant,machine,amount,currency,since,what,remedy,repair\n");
        assertThat(text(CsvReport.sums(), Reports.clean()))
                .isEqualTo(
                        "day,merchant,machine,currency,sales,requested,authorized,dispensed,captured,released,refunded,"
                                + "open,capturedAtVippsLessLog,releasedAtVippsLessLog,refundedAtVippsLessLog\n"
                                + "2026-11-23,123456,VM0042,NOK,1,2500,2500,2500,2500,0,0,0,0,0,0\n");
    }

    @Test
    void survivesEveryWord() throws IOException {
        String word = "a \"quoted\", long; word\nof two lines";

        CSVRecord row = read(CsvReport.findings(), Reports.of(Reports.finding(FindingKind.DEAD_LETTER, "x", 1, word)))
                .getFirst();

        assertThat(row.get("what")).isEqualTo("a \"quoted\", long; word of two lines");
    }

    @Test
    void givesSpreadsheetsNoFormulas() throws IOException {
        for (String start : List.of("=", "+", "-", "@", "\t=", "\r=")) {
            String formula = start + "HYPERLINK(\"https://example.com\")";

            CSVRecord row = read(
                            CsvReport.findings(),
                            Reports.of(Reports.finding(FindingKind.DEAD_LETTER, formula, 1, formula)))
                    .getFirst();

            assertThat(row.get("subject")).startsWith("'");
            assertThat(row.get("what")).startsWith("'");
        }
    }

    private static List<CSVRecord> read(ReportWriter writer, Report report) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text(writer, report)))
                .getRecords();
    }

    private static String text(ReportWriter writer, Report report) throws IOException {
        StringWriter out = new StringWriter();
        writer.write(report, out);
        return out.toString();
    }
}
