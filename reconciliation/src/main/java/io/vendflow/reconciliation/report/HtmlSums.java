package io.vendflow.reconciliation.report;

import io.vendflow.reconciliation.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the sales come to: in all, per day as a picture, and per day, merchant and machine as tables. */
final class HtmlSums {

    private static final List<String> FIGURES =
            List.of("Sales", "Asked for", "Approved", "Dispensed", "Captured", "Refunded", "Net", "Released", "Open");

    private static final String AT_VIPPS = "Vipps less log";

    private final boolean askedVipps;
    private final Totals totals;

    HtmlSums(Report report) {
        this.askedVipps = Headline.askedVipps(report);
        this.totals = new Totals(report.sums());
    }

    void inAll(Markup html) throws IOException {
        html.open("section", "id", "sums").element("h2", "In all");
        if (totals.inAll().isEmpty()) {
            html.element("p", "There were no sales.");
        } else {
            HtmlTable table = new HtmlTable(html, 1, titles(List.of("")));
            table.begin();
            for (Total each : totals.inAll()) {
                table.row(cells(List.of(each.currency()), each));
            }
            table.end();
            html.element(
                    "p",
                    "Net is what was captured less what was refunded. Dispensed is what machines said, or others said it for"
                            + " them. Open is approved money that is neither captured nor released yet."
                            + (askedVipps ? "" : " Vipps was not asked about any of it."),
                    "class",
                    "note");
        }
        html.close("section");
    }

    void charts(Markup html) throws IOException {
        for (Total each : totals.inAll()) {
            html.open("section").element("h2", "Money per day, " + each.currency());
            new DayChart(ofCurrency(totals.byDay(), each.currency()), each.currency()).write(html);
            html.close("section");
        }
    }

    void tables(Markup html) throws IOException {
        table(
                "days",
                "Per day",
                List.of("Day", ""),
                totals.byDay(),
                each -> List.of(each.day(), each.currency()),
                html);
        table(
                "merchants",
                "Per merchant",
                List.of("Merchant", ""),
                totals.byMerchant(),
                each -> List.of(each.merchant(), each.currency()),
                html);
        table(
                "machines",
                "Per machine",
                List.of("Merchant", "Machine", ""),
                totals.byMachine(),
                each -> List.of(each.merchant(), each.machine(), each.currency()),
                html);
    }

    private void table(
            String id,
            String title,
            List<String> words,
            List<Total> rows,
            Function<Total, List<String>> names,
            Markup html)
            throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        Bounded<Total> shown = Bounded.worst(rows, HtmlReport.MOST_ROWS);
        html.open("section", "id", id).element("h2", title);
        HtmlTable table = new HtmlTable(html, words.size(), titles(words));
        table.begin();
        for (Total each : shown.shown()) {
            table.row(cells(names.apply(each), each));
        }
        table.foot();
        for (Total all : totals.inAll()) {
            List<Total> rest = ofCurrency(shown.rest(), all.currency());
            if (!rest.isEmpty()) {
                Total sum = new Total("", "", "", all.currency(), Totals.of(rest.stream()));
                table.row(cells(named(rest.size() + " others", words.size(), all.currency()), sum));
            }
            table.row(cells(named("In all", words.size(), all.currency()), all));
        }
        table.endFoot();
        if (!shown.rest().isEmpty()) {
            html.element(
                    "p",
                    "Shown are the " + shown.shown().size() + " with the most open or in doubt; the other "
                            + shown.rest().size() + " are added up in the last lines.",
                    "class",
                    "note");
        }
        html.close("section");
    }

    private static List<String> named(String name, int words, String currency) {
        return words == 2 ? List.of(name, currency) : List.of(name, "", currency);
    }

    private static List<Total> ofCurrency(List<Total> all, String currency) {
        return all.stream().filter(each -> each.currency().equals(currency)).toList();
    }

    private List<String> titles(List<String> words) {
        List<String> titles = new ArrayList<>(words);
        titles.addAll(FIGURES);
        if (askedVipps) {
            titles.add(AT_VIPPS);
        }
        return titles;
    }

    private List<String> cells(List<String> names, Total total) {
        Figures figures = total.figures();
        String currency = total.currency();
        List<String> cells = new ArrayList<>(names);
        cells.add(Money.grouped(figures.sales(), "ISK"));
        cells.add(Money.grouped(figures.requested(), currency));
        cells.add(Money.grouped(figures.authorized(), currency));
        cells.add(Money.grouped(figures.dispensed(), currency));
        cells.add(Money.grouped(figures.captured(), currency));
        cells.add(Money.grouped(figures.refunded(), currency));
        cells.add(Money.grouped(figures.captured() - figures.refunded(), currency));
        cells.add(Money.grouped(figures.released(), currency));
        cells.add(Money.grouped(figures.open(), currency));
        if (askedVipps) {
            cells.add(
                    figures.agreesWithVipps()
                            ? Money.grouped(0, currency)
                            : Differences.inWords(figures.atVipps(), currency));
        }
        return cells;
    }
}
