package io.vendflow.reconciliation.report;

import io.vendflow.reconciliation.LedgerDay;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

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
        table.foot();
        for (String currency : currencies(ledger)) {
            List<LedgerDay> all = ledger.stream()
                    .filter(day -> day.currency().equals(currency))
                    .toList();
            table.row(List.of(
                    "In all",
                    "",
                    "",
                    currency,
                    "",
                    sum(all, LedgerDay::captured, currency),
                    sum(all, LedgerDay::refunded, currency),
                    sum(all, LedgerDay::fees, currency),
                    sum(all, LedgerDay::payouts, currency),
                    sum(all, LedgerDay::other, currency),
                    ""));
        }
        table.endFoot();
        html.element(
                "p",
                "Signed as in the ledger: what comes in is positive. A payout is scheduled on its day, and paid later.",
                "class",
                "note");
        HtmlReport.more(days.rest().size(), html);
        html.close("section");
    }

    private static Set<String> currencies(List<LedgerDay> ledger) {
        return ledger.stream().map(LedgerDay::currency).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String sum(List<LedgerDay> days, ToLongFunction<LedgerDay> amount, String currency) {
        return Money.grouped(days.stream().mapToLong(amount).reduce(0, Math::addExact), currency);
    }
}
