package io.vendflow.commands;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.IntStream;

/** Rows for people, each column as wide as its widest cell. */
public final class Table {

    private Table() {}

    /** @param rows the first one names the columns */
    public static void print(List<List<String>> rows, PrintWriter out) {
        int[] widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                line.append(row.get(column))
                        .repeat(" ", widths[column] - row.get(column).length() + 2);
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
