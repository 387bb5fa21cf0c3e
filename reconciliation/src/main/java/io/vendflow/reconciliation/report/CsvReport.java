package io.vendflow.reconciliation.report;

import io.vendflow.reconciliation.Finding;
import io.vendflow.reconciliation.Report;
import io.vendflow.reconciliation.Sums;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Tables for programs and spreadsheets: amounts are minor units, times are ISO 8601 in UTC, and no word is taken for a
 * formula.
 */
public final class CsvReport {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private static final Comparator<Sums> SUMS_ORDER = Comparator.comparing(Sums::day)
            .thenComparing(Sums::merchant)
            .thenComparing(Sums::machine)
            .thenComparing(Sums::currency);

    private CsvReport() {}

    /** A row for each finding, the gravest first. */
    public static ReportWriter findings() {
        return CsvReport::writeFindings;
    }

    /** A row for each day, merchant, machine and currency. */
    public static ReportWriter sums() {
        return CsvReport::writeSums;
    }

    private static void writeFindings(Report report, Writer out) throws IOException {
        CSVPrinter printer = printer(
                out,
                "kind",
                "severity",
                "subject",
                "merchant",
                "machine",
                "amount",
                "currency",
                "since",
                "what",
                "remedy",
                "repair");
        for (Finding finding : Ordered.worstFirst(report.findings())) {
            printer.printRecord(
                    finding.kind(),
                    finding.severity(),
                    word(finding.subject()),
                    word(finding.merchant()),
                    word(finding.machine()),
                    finding.amount(),
                    word(finding.currency()),
                    finding.since(),
                    word(finding.what()),
                    word(finding.remedy()),
                    finding.repair() == null ? "" : word(finding.repair().inWords()));
        }
        printer.flush();
    }

    private static void writeSums(Report report, Writer out) throws IOException {
        CSVPrinter printer = printer(
                out,
                "day",
                "merchant",
                "machine",
                "currency",
                "sales",
                "requested",
                "authorized",
                "dispensed",
                "captured",
                "released",
                "refunded",
                "open",
                "capturedAtVippsLessLog",
                "releasedAtVippsLessLog",
                "refundedAtVippsLessLog");
        List<Sums> ordered = report.sums().stream().sorted(SUMS_ORDER).toList();
        for (Sums sums : ordered) {
            printer.printRecord(
                    sums.day(),
                    word(sums.merchant()),
                    word(sums.machine()),
                    word(sums.currency()),
                    sums.sales(),
                    sums.requested(),
                    sums.authorized(),
                    sums.dispensed(),
                    sums.captured(),
                    sums.released(),
                    sums.refunded(),
                    sums.open(),
                    sums.atVipps().captured(),
                    sums.atVipps().released(),
                    sums.atVipps().refunded());
        }
        printer.flush();
    }

    private static CSVPrinter printer(Writer out, String... titles) throws IOException {
        return new CSVPrinter(
                out,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader(titles)
                        .setRecordSeparator('\n')
                        .get());
    }

    /** Spreadsheets run what begins like a formula, quoted or not; an apostrophe makes it text to all of them. */
    private static String word(String text) {
        boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        return (formula ? "'" : "") + Printable.line(text);
    }
}
