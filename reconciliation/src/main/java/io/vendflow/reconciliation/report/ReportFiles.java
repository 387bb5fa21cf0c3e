package io.vendflow.reconciliation.report;

import io.vendflow.reconciliation.Report;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest report in every form, in one directory; each file appears whole. */
public final class ReportFiles {

    private static final Logger LOGGER = LoggerFactory.getLogger(ReportFiles.class);

    private final Path directory;
    private final Map<String, ReportWriter> forms;

    public ReportFiles(Path directory, ZoneId zone) {
        this.directory = directory;
        this.forms = Map.of(
                "reconciliation.html",
                new HtmlReport(zone),
                "reconciliation.json",
                new JsonReport(),
                "findings.csv",
                CsvReport.findings(),
                "sums.csv",
                CsvReport.sums());
    }

    /** A report that cannot be written is told of in the log; the findings are in the metrics all the same. */
    public void write(Report report) {
        try {
            Files.createDirectories(directory);
            for (Map.Entry<String, ReportWriter> form : forms.entrySet()) {
                write(report, form.getValue(), directory.resolve(form.getKey()));
            }
        } catch (IOException e) {
            LOGGER.atError().addKeyValue("directory", directory).setCause(e).log("the report cannot be written");
        }
    }

    private void write(Report report, ReportWriter form, Path file) throws IOException {
        Path unfinished = Files.createTempFile(directory, ".", ".unfinished");
        try {
            try (Writer writer = Files.newBufferedWriter(unfinished)) {
                form.write(report, writer);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
