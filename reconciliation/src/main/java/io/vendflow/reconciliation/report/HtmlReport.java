package io.vendflow.reconciliation.report;

import io.vendflow.reconciliation.Cleared;
import io.vendflow.reconciliation.Report;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * A report as one page that can be kept, sent and printed. It needs no network and no script.
 *
 * @param zone in which times are told
 */
public record HtmlReport(ZoneId zone) implements ReportWriter {

    static final int MOST_ROWS = 500;

    @Override
    public void write(Report report, Writer out) throws IOException {
        Times times = new Times(zone);
        Markup html = new Markup(out);
        HtmlPage.begin("Reconciliation " + times.period(report.from(), report.to()), html);
        head(report, times, html);
        unanswered(report.unanswered(), html);
        HtmlSums sums = new HtmlSums(report);
        sums.inAll(html);
        sums.charts(html);
        new HtmlFindings(times, report.ranAt()).write(report.findings(), html);
        cleared(report.cleared(), times, html);
        sums.tables(html);
        HtmlLedger.write(report.ledger(), html);
        foot(report, html);
        HtmlPage.end(html);
        out.flush();
    }

    private static void head(Report report, Times times, Markup html) throws IOException {
        html.open("header");
        html.element("h1", "Reconciliation");
        html.element(
                "p",
                Headline.of(report),
                "class",
                "verdict " + report.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        html.element(
                "p",
                "Sales requested " + times.period(report.from(), report.to()) + ", " + times.zone() + ". Compared is "
                        + Headline.compared(report) + ".");
        html.open("dl", "class", "cards");
        card("sales", Money.grouped(report.sales(), "ISK"), html);
        card("still open", Money.grouped(report.open(), "ISK"), html);
        card("not judged", Money.grouped(report.notJudged(), "ISK"), html);
        card("findings", Money.grouped(report.findings().size(), "ISK"), html);
        card("cleared", Money.grouped(report.cleared().size(), "ISK"), html);
        html.close("dl").close("header");
    }

    private static void card(String title, String value, Markup html) throws IOException {
        html.open("div").element("dt", title).element("dd", value).close("div");
    }

    private static void unanswered(List<String> unanswered, Markup html) throws IOException {
        if (unanswered.isEmpty()) {
            return;
        }
        html.open("section", "class", "unanswered", "id", "unanswered");
        html.element("h2", "Without an answer");
        html.element("p", "This report proves nothing about what these words name.");
        html.open("ul");
        Bounded<String> shown = Bounded.of(unanswered, MOST_ROWS);
        for (String each : shown.shown()) {
            html.element("li", each);
        }
        html.close("ul");
        more(shown.rest().size(), html);
        html.close("section");
    }

    private static void cleared(List<Cleared> cleared, Times times, Markup html) throws IOException {
        if (cleared.isEmpty()) {
            return;
        }
        Bounded<Cleared> shown = Bounded.of(cleared, MOST_ROWS);
        html.open("section", "id", "cleared").element("h2", "Cleared since an earlier run");
        HtmlTable table = new HtmlTable(html, 5, List.of("Subject", "Was", "In words", "First seen", "Cleared"));
        table.begin();
        for (Cleared each : shown.shown()) {
            table.row(List.of(
                    each.subject(),
                    each.kind().title(),
                    each.what(),
                    times.minute(each.firstSeen()),
                    times.minute(each.clearedAt())));
        }
        table.end();
        more(shown.rest().size(), html);
        html.close("section");
    }

    static void more(int left, Markup html) throws IOException {
        if (left > 0) {
            html.element("p", "And " + left + " more, which only the JSON form has.", "class", "note");
        }
    }

    private static void foot(Report report, Markup html) throws IOException {
        html.open("footer");
        html.element(
                "p",
                "Run at " + report.ranAt() + ": " + report.events() + " events in " + Times.inWords(report.took())
                        + ", " + Headline.rate(report)
                        + ". Digest of all stories, the same for the same log:");
        html.open("p").element("code", report.digest()).close("p");
        html.close("footer");
    }
}
