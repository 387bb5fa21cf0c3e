package io.vendflow.reconciliation.report;

import io.vendflow.reconciliation.Report;
import java.io.IOException;
import java.io.Writer;

/** One form of a report. */
@FunctionalInterface
public interface ReportWriter {

    /** Writes all of it and flushes; the writer stays open. */
    void write(Report report, Writer out) throws IOException;
}
