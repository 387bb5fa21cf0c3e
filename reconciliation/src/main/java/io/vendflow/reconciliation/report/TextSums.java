package io.vendflow.reconciliation.report;

import io.vendflow.reconciliation.LedgerDay;
import io.vendflow.reconciliation.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The tables of a report for the terminal. */
final class TextSums {

    private static final List<String> FIGURES =
            List.of("SALES", "DISPENSED", "CAPTURED", "REFUNDED", "RELEASED", "OPEN");

    private final Report report;
    private final Totals totals;

    TextSums(Report report) {
        this.report = report;
        this.totals = new Totals(report.sums());
    }

    void write(boolean byMachine, Lines out) throws IOException {
        if (!report.sums().isEmpty()) {
            days(out);
        }
        if (byMachine && !report.sums().isEmpty()) {
            machines(out);
        }
        if (!report.ledger().isEmpty()) {
            ledger(out);
        }
    }

    private void days(Lines out) throws IOException {
        Bounded<Total> days = Bounded.worst(totals.byDayAndMerchant(), TextReport.MOST_ROWS);
        TextTable table = new TextTable(3, titles("DAY", "MERCHANT", ""));
        days.shown().forEach(each -> table.row(cells(each.day(), each.merchant(), each)));
        print(table, days, out);
        differences(days.shown(), out);
    }

    private void machines(Lines out) throws IOException {
        Bounded<Total> machines = Bounded.worst(totals.byMachine(), TextReport.MOST_ROWS);
        TextTable table = new TextTable(3, titles("MERCHANT", "MACHINE", ""));
        machines.shown().forEach(each -> table.row(cells(each.merchant(), each.machine(), each)));
        print(table, machines, out);
        differences(machines.shown(), out);
    }

    private void print(TextTable table, Bounded<Total> rows, Lines out) throws IOException {
        for (Total all : totals.inAll()) {
            List<Total> rest = rows.rest().stream()
                    .filter(each -> each.currency().equals(all.currency()))
                    .toList();
            if (!rest.isEmpty()) {
                table.row(cells(
                        "others",
                        "(" + rest.size() + ")",
                        new Total("", "", "", all.currency(), Totals.of(rest.stream()))));
            }
        }
        totals.inAll().forEach(each -> table.row(cells("in all", "", each)));
        out.blank();
        table.print(out);
    }

    private void differences(List<Total> totals, Lines out) throws IOException {
        for (Total each : totals) {
            if (!each.figures().agreesWithVipps()) {
                out.wrapped(
                        "  ",
                        "    ",
                        String.join(" ", each.day(), each.merchant(), each.machine())
                                        .strip()
                                + ": Vipps says otherwise: "
                                + Differences.inWords(each.figures().atVipps(), each.currency()) + " "
                                + each.currency());
            }
        }
    }

    private void ledger(Lines out) throws IOException {
        TextTable table = new TextTable(
                4,
                List.of(
                        "LEDGER DAY",
                        "LEDGER",
                        "MERCHANT",
                        "",
                        "CAPTURED",
                        "REFUNDED",
                        "FEES",
                        "PAYOUTS",
                        "OTHER",
                        "BALANCE"));
        Bounded<LedgerDay> days = Bounded.newest(report.ledger(), TextReport.MOST_ROWS);
        for (LedgerDay day : days.shown()) {
            String currency = day.currency();
            table.row(List.of(
                    day.day() + (day.complete() ? "" : "*"),
                    day.ledger(),
                    day.merchant(),
                    currency,
                    Money.plain(day.captured(), currency),
                    Money.plain(day.refunded(), currency),
                    Money.plain(day.fees(), currency),
                    Money.plain(day.payouts(), currency),
                    Money.plain(day.other(), currency),
                    Money.plain(day.balance(), currency)));
        }
        out.blank();
        table.print(out);
        TextReport.more(days.rest().size(), out);
        if (days.shown().stream().anyMatch(day -> !day.complete())) {
            out.wrapped("  * not closed by Vipps yet; payouts are scheduled, not yet paid");
        }
    }

    private static List<String> titles(String... words) {
        List<String> titles = new ArrayList<>(List.of(words));
        titles.addAll(FIGURES);
        return titles;
    }

    private static List<String> cells(String first, String second, Total total) {
        Figures figures = total.figures();
        String currency = total.currency();
        return List.of(
                first,
                second,
                currency,
                Long.toString(figures.sales()),
                Money.plain(figures.dispensed(), currency),
                Money.plain(figures.captured(), currency),
                Money.plain(figures.refunded(), currency),
                Money.plain(figures.released(), currency),
                Money.plain(figures.open(), currency));
    }
}
