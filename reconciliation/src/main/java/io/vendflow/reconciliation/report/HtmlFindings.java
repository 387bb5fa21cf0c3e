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
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The findings, the gravest kind first: how many there are of each, and every one with its story. */
final class HtmlFindings {

    private static final int MOST_OF_A_KIND = 200;

    private final Times times;
    private final Instant now;

    HtmlFindings(Times times, Instant now) {
        this.times = times;
        this.now = now;
    }

    void write(List<Finding> findings, Markup html) throws IOException {
        html.open("section", "id", "findings").element("h2", "Findings");
        if (findings.isEmpty()) {
            html.element("p", "None.");
        } else {
            Map<FindingKind, List<Finding>> byKind = Ordered.byKind(findings);
            summary(byKind, html);
            for (Map.Entry<FindingKind, List<Finding>> each : byKind.entrySet()) {
                kind(each.getKey(), each.getValue(), html);
            }
        }
        html.close("section");
    }

    private static void summary(Map<FindingKind, List<Finding>> byKind, Markup html) throws IOException {
        HtmlTable table = new HtmlTable(html, 2, List.of("Severity", "Kind", "Findings", "Money in question"));
        table.begin();
        for (Map.Entry<FindingKind, List<Finding>> each : byKind.entrySet()) {
            table.row(List.of(
                    severity(each.getKey()),
                    each.getKey().title(),
                    Integer.toString(each.getValue().size()),
                    money(each.getValue())));
        }
        table.end();
    }

    private void kind(FindingKind kind, List<Finding> findings, Markup html) throws IOException {
        html.open("h3", "id", kind.name())
                .element("span", severity(kind), "class", "badge " + severity(kind))
                .text(" " + kind.title() + " (" + findings.size() + ")")
                .close("h3");
        Bounded<Finding> shown = Bounded.of(findings, MOST_OF_A_KIND);
        for (Finding finding : shown.shown()) {
            finding(finding, html);
        }
        HtmlReport.more(shown.rest().size(), html);
    }

    private void finding(Finding finding, Markup html) throws IOException {
        html.open("details", "class", "finding").open("summary");
        html.element("code", finding.subject());
        html.element("span", amount(finding.amount(), finding.currency()), "class", "number");
        html.element("span", finding.what(), "class", "what");
        html.element(
                "span",
                "since " + times.minute(finding.since()) + ", " + Times.inWords(Duration.between(finding.since(), now)),
                "class",
                "since");
        html.close("summary").open("dl");
        term("What to do", finding.remedy(), html);
        if (finding.repair() != null) {
            term("What --repair does", finding.repair().inWords(), html);
        }
        if (!finding.merchant().isEmpty()) {
            term("Merchant", finding.merchant(), html);
        }
        if (!finding.machine().isEmpty()) {
            term("Machine", finding.machine(), html);
        }
        html.close("dl");
        story(finding, html);
        html.close("details");
    }

    private void story(Finding finding, Markup html) throws IOException {
        if (finding.story().isEmpty()) {
            return;
        }
        HtmlTable table = new HtmlTable(html, 5, List.of("When", "What", "Who", "By", "Place in the log", "Amount"));
        table.begin();
        for (Happening each : finding.story()) {
            table.row(List.of(
                    times.milli(each.at()),
                    (TextFindings.name(each) + " " + each.word()).strip(),
                    each.producer(),
                    each.by(),
                    each.place().toString(),
                    each.amount() == 0 ? "" : Money.grouped(each.amount(), finding.currency())));
        }
        table.end();
    }

    private static void term(String name, String value, Markup html) throws IOException {
        html.element("dt", name).element("dd", value);
    }

    private static String severity(FindingKind kind) {
        return kind.severity().name().toLowerCase(Locale.ROOT);
    }

    private static String amount(long amount, String currency) {
        return currency.isEmpty() ? "" : Money.grouped(amount, currency) + " " + currency;
    }

    private static String money(List<Finding> findings) {
        return findings.stream()
                .filter(each -> !each.currency().isEmpty())
                .collect(Collectors.groupingBy(
                        Finding::currency, TreeMap::new, Collectors.reducing(0L, Finding::amount, Math::addExact)))
                .entrySet()
                .stream()
                .map(each -> amount(each.getValue(), each.getKey()))
                .collect(Collectors.joining(", "));
    }
}
