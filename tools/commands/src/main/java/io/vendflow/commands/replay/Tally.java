package io.vendflow.commands.replay;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Counts what is chosen of a topic, each fact once, in memory that does not grow with the log. */
final class Tally {

    private static final int NAMED = 5;
    private static final int MOST_SALES = 100_000;
    private static final int MOST_FACTS = 100_000;

    private final Set<String> sales = new LinkedHashSet<>();
    private final Set<String> facts = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_FACTS;
        }
    });
    private long records;

    /**
     * Whether the same fact was not there before. Each replay leaves facts in the log once more; were those replayed too,
     * the next step would have ever more to do.
     */
    boolean isNews(ConsumerRecord<String, byte[]> record) {
        Header id = record.headers().lastHeader("ce_id");
        return id == null || facts.add(new String(id.value(), StandardCharsets.UTF_8));
    }

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
