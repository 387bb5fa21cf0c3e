package io.vendflow.commands.reconcile;

import io.vendflow.commands.CommandFailedException;
import io.vendflow.commands.Terminal;
import io.vendflow.commands.WholeFile;
import io.vendflow.reconciliation.Report;
import io.vendflow.reconciliation.report.CsvReport;
import io.vendflow.reconciliation.report.HtmlReport;
import io.vendflow.reconciliation.report.JsonReport;
import io.vendflow.reconciliation.report.ReportWriter;
import io.vendflow.reconciliation.report.TextReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a report goes, and in which form. */
final class OutputOptions {

    private static final String STANDARD_OUTPUT = "-";

    @Option(names = "--csv", paramLabel = "FILE", description = "The findings as CSV.")
    private @Nullable Path csv;

    @Option(names = "--sums-csv", paramLabel = "FILE", description = "The sums per day, merchant and machine as CSV.")
    private @Nullable Path sumsCsv;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Everything as JSON; - prints it instead of the table.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "One page to look at, to keep and to print.")
    private @Nullable Path html;

    @Option(names = "--by-machine", description = "In the table also sums per machine.")
    private boolean byMachine;

    @Option(
            names = "--verbose",
            description = "In the table every finding, with everything the log says about its sale.")
    private boolean verbose;

    /** The files that were asked for, each in a place where it can be written. */
    Map<WholeFile, ReportWriter> files(ZoneId zone) {
        Map<WholeFile, ReportWriter> files = new LinkedHashMap<>();
        add(files, "--csv", csv, CsvReport.findings());
        add(files, "--sums-csv", sumsCsv, CsvReport.sums());
        if (!printsJson()) {
            add(files, "--json", json, new JsonReport());
        }
        add(files, "--html", html, new HtmlReport(zone));
        long places = files.keySet().stream().map(WholeFile::path).distinct().count();
        if (places < files.size()) {
            throw CommandFailedException.invalid("two of --csv, --sums-csv, --json and --html name the same file");
        }
        return files;
    }

    void print(Report report, ZoneId zone, Terminal terminal) {
        ReportWriter form = printsJson() ? new JsonReport() : new TextReport(zone, byMachine, verbose);
        try {
            form.write(report, terminal.out());
        } catch (IOException e) {
            throw CommandFailedException.impossible("cannot print the report: " + e.getMessage(), e);
        }
        if (terminal.out().checkError()) {
            throw CommandFailedException.impossible("the report could not be printed whole", null);
        }
    }

    /** Where words go that are not part of the report, so that a program finds JSON alone. */
    PrintWriter remarks(Terminal terminal) {
        return printsJson() ? terminal.err() : terminal.out();
    }

    private boolean printsJson() {
        return json != null && json.toString().equals(STANDARD_OUTPUT);
    }

    private static void add(Map<WholeFile, ReportWriter> files, String option, @Nullable Path path, ReportWriter form) {
        if (path == null) {
            return;
        }
        if (path.toString().equals(STANDARD_OUTPUT)) {
            throw CommandFailedException.invalid(option + ": only --json can be printed; name a file");
        }
        if (path.toString().isBlank()) {
            throw CommandFailedException.invalid(option + ": name a file");
        }
        files.put(WholeFile.at(option, path), form);
    }
}
