package io.vendflow.reconciliation.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Columns as wide as what is in them; numbers end where they should. */
final class TextTable {

    private final int leftAligned;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param leftAligned how many columns hold words; numbers follow */
    TextTable(int leftAligned, List<String> titles) {
        this.leftAligned = leftAligned;
        rows.add(titles);
    }

    void row(List<String> cells) {
        rows.add(cells.stream().map(Printable::line).toList());
    }

    void print(Lines out) throws IOException {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], Lines.length(row.get(column)));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = row.get(column);
                int padding = widths[column] - Lines.length(cell);
                line.append(column == 0 ? "" : "  ");
                if (column < leftAligned) {
                    line.append(cell).repeat(" ", padding);
                } else {
                    line.repeat(" ", padding).append(cell);
                }
            }
            out.line(line.toString());
        }
    }
}
