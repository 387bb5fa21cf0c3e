package io.vendflow.reconciliation.report;

import java.io.IOException;
import java.util.List;

/** A table whose words come before its numbers. */
final class HtmlTable {

    private final Markup html;
    private final int words;
    private final List<String> titles;

    HtmlTable(Markup html, int words, List<String> titles) {
        this.html = html;
        this.words = words;
        this.titles = titles;
    }

    void begin() throws IOException {
        html.open("div", "class", "wide").open("table").open("thead").open("tr");
        for (int column = 0; column < titles.size(); column++) {
            cell("th", titles.get(column), column);
        }
        html.close("tr").close("thead").open("tbody");
    }

    void row(List<String> cells) throws IOException {
        html.open("tr");
        for (int column = 0; column < cells.size(); column++) {
            cell("td", cells.get(column), column);
        }
        html.close("tr");
    }

    /** What follows are sums, which no sorting moves. */
    void foot() throws IOException {
        html.close("tbody").open("tfoot");
    }

    void endFoot() throws IOException {
        html.close("tfoot").close("table").close("div");
    }

    void end() throws IOException {
        html.close("tbody").close("table").close("div");
    }

    private void cell(String tag, String text, int column) throws IOException {
        if (column < words) {
            html.element(tag, text);
        } else {
            html.element(tag, text, "class", kind(text));
        }
    }

    private static String kind(String text) {
        if (text.startsWith("\u2212")) {
            return "number minus";
        }
        return !text.isEmpty() && Character.isLowerCase(text.charAt(0)) ? "number doubt" : "number";
    }
}
