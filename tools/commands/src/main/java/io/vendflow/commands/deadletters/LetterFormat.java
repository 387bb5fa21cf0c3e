package io.vendflow.commands.deadletters;

import io.vendflow.commands.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.databind.json.JsonMapper;

/** How a list of letters is shown. */
enum LetterFormat {
    TABLE {
        @Override
        void print(List<Letter> letters, PrintWriter out) {
            if (letters.isEmpty()) {
                out.println("no dead letters");
                return;
            }
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("ID", "TIME", "STATE", "CODE", "MACHINE", "FROM", "SERVICE", "WHY"));
            for (Letter letter : letters) {
                rows.add(List.of(
                        letter.shortId(),
                        letter.at().toString(),
                        letter.standing(),
                        letter.event().getCode(),
                        letter.key(),
                        letter.event().getTopic(),
                        letter.service(),
                        shortened(letter.event().getMessage())));
            }
            Table.print(rows, out);
        }
    },
    CSV {
        @Override
        void print(List<Letter> letters, PrintWriter out) {
            try {
                CSVPrinter csv = new CSVPrinter(
                        out,
                        CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get());
                csv.printRecord(COLUMNS);
                for (Letter letter : letters) {
                    csv.printRecord(fields(letter).values());
                }
                csv.flush();
            } catch (IOException e) {
                throw new UncheckedIOException("a PrintWriter does not fail", e);
            }
        }
    },
    JSON {
        @Override
        void print(List<Letter> letters, PrintWriter out) {
            out.println(JsonMapper.shared()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(
                            letters.stream().map(LetterFormat::fields).toList()));
        }
    };

    private static final List<String> COLUMNS =
            List.of("id", "time", "state", "sendings", "code", "message", "machine", "origin", "topic", "service");

    private static final int LONGEST_REASON = 80;

    abstract void print(List<Letter> letters, PrintWriter out);

    private static Map<String, Object> fields(Letter letter) {
        List<Object> values = List.of(
                letter.id(),
                letter.at().toString(),
                letter.state().name(),
                letter.sendings(),
                letter.event().getCode(),
                letter.event().getMessage(),
                letter.key(),
                letter.event().getOrigin(),
                letter.event().getTopic(),
                letter.service());
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int column = 0; column < COLUMNS.size(); column++) {
            fields.put(COLUMNS.get(column), values.get(column));
        }
        return fields;
    }

    private static String shortened(String message) {
        String line = message.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON - 1) + "…";
    }
}
