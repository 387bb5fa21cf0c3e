package io.vendflow.reconciliation.report;

import io.vendflow.reconciliation.LedgerDay;
import java.io.IOException;
import java.util.List;

/** The days of Vipps' ledgers, with what came in, what was taken and what goes to the bank. */
final class HtmlLedger {

    private HtmlLedger() {}

    static void write(List<LedgerDay> ledger, Markup html) throws IOException {
        if (ledger.isEmpty()) {
            return;
        }
        Bounded<LedgerDay> days = Bounded.newest(ledger, HtmlReport.MOST_ROWS);
        html.open("section", "id", "ledger").element("h2", "Vipps' ledger");
        HtmlTable table = new HtmlTable(
                html,
                5,
                List.of(
                        "Day",
                        "Ledger",
                        "Merchant",
                        "",
                        "State",
                        "Captured",
                        "Refunded",
                        "Fees",
                        "Payouts",
                        "Other",
                        "Balance"));
        table.begin();
        for (LedgerDay day : days.shown()) {
            String currency = day.currency();
            table.row(List.of(
                    day.day().toString(),
                    day.ledger(),
                    day.merchant(),
                    currency,
                    day.complete() ? "closed" : "not closed yet",
                    Money.grouped(day.captured(), currency),
                    Money.grouped(day.refunded(), currency),
                    Money.grouped(day.fees(), currency),
                    Money.grouped(day.payouts(), currency),
                    Money.grouped(day.other(), currency),
                    Money.grouped(day.balance(), currency)));
        }
        table.end();
        html.element(
                "p",
                "Signed as in the ledger: what comes in is positive. A payout is scheduled on its day, and paid later.",
                "class",
                "note");
        HtmlReport.more(days.rest().size(), html);
        html.close("section");
    }
}
