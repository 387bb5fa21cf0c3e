package io.vendflow.commands.replay;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts what is chosen of a topic, in memory that does not grow with the log. */
final class Tally {

    private static final int NAMED = 5;
    private static final int MOST_SALES = 100_000;

    private final Set<String> sales = new LinkedHashSet<>();
    private long records;

    void add(@Nullable String sale) {
        records++;
        if (sale != null && sales.size() < MOST_SALES) {
            sales.add(sale);
        }
    }

    long records() {
        return records;
    }

    String words() {
        String number = sales.size() < MOST_SALES ? String.valueOf(sales.size()) : MOST_SALES + " or more";
        String names =
                sales.stream().limit(NAMED).collect(Collectors.joining(", ")) + (sales.size() > NAMED ? ", …" : "");
        return records
                + (records == 1 ? " record" : " records")
                + (sales.isEmpty()
                        ? ""
                        : " of " + number + (sales.size() == 1 ? " sale" : " sales") + " (" + names + ")");
    }
}
