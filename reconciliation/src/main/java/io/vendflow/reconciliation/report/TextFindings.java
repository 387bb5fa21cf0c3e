package io.vendflow.reconciliation.report;

import io.vendflow.books.Happening;
import io.vendflow.reconciliation.Finding;
import io.vendflow.reconciliation.FindingKind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The findings of a report for the terminal, the gravest kind first. */
final class TextFindings {

    private static final int MOST_OF_A_KIND = 50;

    private final Times times;
    private final Instant now;
    private final boolean verbose;

    TextFindings(Times times, Instant now, boolean verbose) {
        this.times = times;
        this.now = now;
        this.verbose = verbose;
    }

    void write(List<Finding> findings, Lines out) throws IOException {
        for (Map.Entry<FindingKind, List<Finding>> each :
                Ordered.byKind(findings).entrySet()) {
            FindingKind kind = each.getKey();
            out.blank();
            out.wrapped(
                    kind.severity() + "  " + kind + "  ",
                    "  ",
                    kind.title() + " (" + each.getValue().size() + ")");
            Bounded<Finding> shown = Bounded.of(each.getValue(), verbose ? Integer.MAX_VALUE : MOST_OF_A_KIND);
            for (Finding finding : shown.shown()) {
                write(finding, out);
            }
            if (!shown.rest().isEmpty()) {
                out.wrapped("  and " + shown.rest().size() + " more of this kind; --verbose shows them");
            }
        }
    }

    private void write(Finding finding, Lines out) throws IOException {
        StringBuilder head = new StringBuilder(finding.subject());
        String amount = Money.inWords(finding.amount(), finding.currency());
        head.append(amount.isEmpty() ? "" : ", " + amount);
        head.append(finding.merchant().isEmpty() ? "" : ", merchant " + finding.merchant());
        head.append(finding.machine().isEmpty() ? "" : ", machine " + finding.machine());
        head.append(", since ").append(times.minute(finding.since()));
        head.append(" (")
                .append(Times.inWords(Duration.between(finding.since(), now)))
                .append(")");
        out.wrapped("  ", "    ", head.toString());
        out.wrapped("    ", "    ", finding.what());
        out.wrapped("    remedy: ", "      ", finding.remedy());
        if (finding.repair() != null) {
            out.wrapped("    repair: ", "      ", finding.repair().inWords());
        }
        if (verbose) {
            for (Happening happening : finding.story()) {
                out.wrapped("      ", "        ", inWords(happening, finding.currency()));
            }
        }
    }

    private String inWords(Happening happening, String currency) {
        String amount = happening.amount() == 0 ? "" : " " + Money.inWords(happening.amount(), currency);
        String word = happening.word().isEmpty() ? "" : " " + happening.word();
        String by = happening.by().isEmpty() ? "" : " by " + happening.by();
        return times.milli(happening.at()) + " " + name(happening) + word + amount + by + " (" + happening.producer()
                + ", " + happening.place() + ")";
    }

    static String name(Happening happening) {
        return happening.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
