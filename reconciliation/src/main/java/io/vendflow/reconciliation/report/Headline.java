package io.vendflow.reconciliation.report;

import io.vendflow.reconciliation.Against;
import io.vendflow.reconciliation.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What everybody wants to know first. */
final class Headline {

    private Headline() {}

    static String of(Report report) {
        return switch (report.verdict()) {
            case CLEAN -> "Clean: nothing differs";
            case FINDINGS -> findings(report);
            case COULD_NOT_RUN ->
                "Could not be finished: "
                        + counted(report.unanswered().size(), "question", "questions") + " without an answer, "
                        + findings(report) + " so far";
        };
    }

    /** Whose words were held against each other. */
    static String compared(Report report) {
        List<String> sides = new ArrayList<>(List.of("machines", "the log"));
        if (report.against().contains(Against.VIPPS)) {
            sides.add("Vipps' payments");
        }
        if (report.against().contains(Against.LEDGER)) {
            sides.add("Vipps' ledger");
        }
        String last = sides.removeLast();
        return "what " + String.join(", ", sides) + " and " + last + " say";
    }

    static boolean askedVipps(Report report) {
        return report.against().contains(Against.VIPPS);
    }

    static String rate(Report report) {
        double seconds = report.took().toNanos() / 1e9;
        return String.format(
                Locale.ROOT,
                "%.0f events and %.0f sales per second",
                report.eventsPerSecond(),
                seconds == 0 ? 0 : report.sales() / seconds);
    }

    static String counted(long number, String one, String more) {
        return number + " " + (number == 1 ? one : more);
    }

    private static String findings(Report report) {
        return report.findings().isEmpty()
                ? "no findings"
                : counted(report.findings().size(), "finding", "findings");
    }
}
