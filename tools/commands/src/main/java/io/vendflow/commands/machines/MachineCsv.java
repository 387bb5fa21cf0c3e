package io.vendflow.commands.machines;

import io.vendflow.commands.CommandFailedException;
import io.vendflow.events.MachineProfile;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Machines in a file that a spreadsheet opens: the first line names the columns, in any order; {@code machineId} must be
 * among them, what another column would say is left as it is. Separated by commas, or by semicolons as spreadsheets of
 * half of Europe do.
 */
final class MachineCsv {

    /**
     * A line of a file.
     *
     * @param line where it begins, counted from 1
     */
    record Row(long line, Wish wish) {}

    private MachineCsv() {}

    /** @throws CommandFailedException when it cannot be taken for a list of machines at all */
    static List<Row> parse(String text) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (CSVParser parser = format(content).parse(new StringReader(content))) {
            Map<String, Column> columns = columns(parser.getHeaderNames());
            List<Row> rows = new ArrayList<>();
            long next = parser.getCurrentLineNumber() + 1;
            for (CSVRecord line : parser) {
                rows.add(new Row(next, wish(columns, line, next)));
                next = parser.getCurrentLineNumber() + 1;
            }
            return rows;
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw CommandFailedException.invalid("this is not a CSV file: " + e.getMessage());
        }
    }

    static void print(List<MachineProfile> machines, Appendable out) {
        try {
            CSVPrinter printer = new CSVPrinter(
                    out,
                    CSVFormat.RFC4180
                            .builder()
                            .setHeader(Column.titles().toArray(String[]::new))
                            .setRecordSeparator('\n')
                            .get());
            for (MachineProfile machine : machines) {
                printer.printRecord(Arrays.stream(Column.values())
                        .map(column -> column.of(machine))
                        .toList());
            }
            printer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CSVFormat format(String content) {
        String header = content.lines().findFirst().orElse("");
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .setDelimiter(header.contains(";") && !header.contains(",") ? ';' : ',')
                .get();
    }

    private static Map<String, Column> columns(List<String> titles) {
        Map<String, Column> columns = new java.util.LinkedHashMap<>();
        Set<Column> seen = new HashSet<>();
        for (String title : titles) {
            Column column = Column.titled(title)
                    .orElseThrow(() -> CommandFailedException.invalid("line 1: there is no column \"" + title
                            + "\"; there are " + String.join(", ", Column.titles())));
            if (!seen.add(column)) {
                throw CommandFailedException.invalid("line 1: column " + column.title() + " is there twice");
            }
            columns.put(title, column);
        }
        if (!seen.contains(Column.MACHINE_ID)) {
            throw CommandFailedException.invalid(
                    "line 1 must name the columns, " + Column.MACHINE_ID.title() + " among them");
        }
        return columns;
    }

    private static Wish wish(Map<String, Column> columns, CSVRecord cells, long line) {
        if (!cells.isConsistent()) {
            throw CommandFailedException.invalid(
                    "line " + line + " has " + cells.size() + " cells, but there are " + columns.size() + " columns");
        }
        Map<Column, String> said = new EnumMap<>(Column.class);
        columns.forEach((title, column) -> said.put(column, cells.get(title).strip()));
        String machineId = said.remove(Column.MACHINE_ID);
        return new Wish(machineId == null ? "" : machineId, said);
    }
}
