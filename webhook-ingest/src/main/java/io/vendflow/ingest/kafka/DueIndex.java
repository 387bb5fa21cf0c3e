package io.vendflow.ingest.kafka;

import io.vendflow.sale.PaymentReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** References in the order in which something is to be done about them. */
final class DueIndex {

    private static final byte[] PRESENT = {1};
    private static final long NEVER = 9_999_999_999_999L;
    private static final int DIGITS = 13;

    private final KeyValueStore<String, byte[]> store;

    /**
     * No entry is earlier than this, in epoch milliseconds. A scan that began at zero would step over the graves of all that
     * was ever removed; one that finds nothing due need not be made at all.
     */
    private long earliest;

    private boolean earliestIsExact;

    DueIndex(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    void add(Instant dueAt, PaymentReference reference) {
        store.put(key(millis(dueAt), reference.value()), PRESENT);
        earliest = Math.min(earliest, millis(dueAt));
    }

    void remove(Instant dueAt, PaymentReference reference) {
        store.delete(key(millis(dueAt), reference.value()));
        earliestIsExact &= millis(dueAt) != earliest;
    }

    /** In epoch milliseconds. */
    long earliest() {
        if (!earliestIsExact) {
            try (KeyValueIterator<String, byte[]> entries = store.range(key(earliest, ""), key(NEVER, "~"))) {
                earliest = entries.hasNext() ? timeOf(entries.peekNextKey()) : NEVER;
            }
            earliestIsExact = true;
        }
        return earliest;
    }

    List<Entry> dueBy(Instant now, Set<PaymentReference> except, int limit) {
        if (earliest() > millis(now)) {
            return List.of();
        }
        List<Entry> due = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries = store.range(key(earliest, ""), key(millis(now), "~"))) {
            while (entries.hasNext() && due.size() < limit) {
                KeyValue<String, byte[]> next = entries.next();
                PaymentReference reference = new PaymentReference(next.key.substring(DIGITS + 1));
                if (!except.contains(reference)) {
                    due.add(new Entry(Instant.ofEpochMilli(timeOf(next.key)), reference));
                }
            }
        }
        return due;
    }

    record Entry(Instant dueAt, PaymentReference reference) {}

    private static long millis(Instant time) {
        return Math.clamp(time.toEpochMilli(), 0L, NEVER);
    }

    private static String key(long millis, String reference) {
        String digits = Long.toString(millis);
        return "0".repeat(DIGITS - digits.length()) + digits + "/" + reference;
    }

    private static long timeOf(String key) {
        return Long.parseLong(key.substring(0, DIGITS));
    }
}
