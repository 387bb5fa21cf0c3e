package io.vendflow.reconciliation.report;

import io.vendflow.reconciliation.Cleared;
import io.vendflow.reconciliation.Report;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.List;

/**
 * A report for the terminal. Nothing in it controls the terminal, whatever a machine or Vipps called something.
 *
 * @param zone in which times are told
 * @param byMachine whether every machine has sums of its own
 * @param verbose whether every finding is shown, and with its story
 */
public record TextReport(ZoneId zone, boolean byMachine, boolean verbose) implements ReportWriter {

    static final int MOST_ROWS = 500;

    @Override
    public void write(Report report, Writer out) throws IOException {
        Lines lines = new Lines(out);
        Times times = new Times(zone);
        head(report, times, lines);
        new TextSums(report).write(byMachine, lines);
        new TextFindings(times, report.ranAt(), verbose).write(report.findings(), lines);
        cleared(report.cleared(), times, lines);
        unanswered(report.unanswered(), lines);
        out.flush();
    }

    private static void head(Report report, Times times, Lines out) throws IOException {
        out.wrapped(Headline.of(report));
        out.blank();
        out.wrapped("compared    ", "            ", Headline.compared(report));
        out.wrapped(
                "sales       ", "            ", times.period(report.from(), report.to()) + " (" + times.zone() + ")");
        out.wrapped(
                "read        ",
                "            ",
                report.events() + " events, " + report.sales() + " sales: " + report.open() + " open, "
                        + report.notJudged() + " not judged");
        out.wrapped("took        ", "            ", Times.inWords(report.took()) + ", " + Headline.rate(report));
        out.wrapped("digest      ", "            ", report.digest());
    }

    private static void cleared(List<Cleared> cleared, Times times, Lines out) throws IOException {
        if (cleared.isEmpty()) {
            return;
        }
        out.blank();
        out.wrapped("Cleared since an earlier run (" + cleared.size() + ")");
        for (Cleared each : Bounded.of(cleared, MOST_ROWS).shown()) {
            out.wrapped(
                    "  cleared: ",
                    "    ",
                    each.subject() + ": first seen " + times.minute(each.firstSeen()) + ", cleared "
                            + times.minute(each.clearedAt()) + ", was \""
                            + each.kind().title() + "\": "
                            + each.what());
        }
        more(Bounded.of(cleared, MOST_ROWS).rest().size(), out);
    }

    private static void unanswered(List<String> unanswered, Lines out) throws IOException {
        if (unanswered.isEmpty()) {
            return;
        }
        out.blank();
        out.wrapped("Without an answer (" + unanswered.size()
                + "): this report proves nothing about what these words name");
        for (String each : Bounded.of(unanswered, MOST_ROWS).shown()) {
            out.wrapped("  - ", "    ", each);
        }
        more(Bounded.of(unanswered, MOST_ROWS).rest().size(), out);
    }

    static void more(int left, Lines out) throws IOException {
        if (left > 0) {
            out.wrapped("  and " + left + " more; --json has all of them");
        }
    }
}
