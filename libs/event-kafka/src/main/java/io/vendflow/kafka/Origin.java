package io.vendflow.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Where a record comes from, whether it was read there or came again through a retry path ({@link Replays}).
 *
 * @param topic whose record it is, and so which step is for it
 * @param partition null when nobody knows
 * @param offset null when nobody knows
 * @param id names this very record, the same however often it is read or replayed; a dead letter that a person sends again
 *     has one for each sending
 * @param at when the record was written there; null when it is now that counts
 * @param again what is known of how it came again; empty for a record that was read where it was written
 */
public record Origin(
        String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        String id,
        @Nullable Instant at,
        Map<String, String> again) {

    public Origin {
        again = Map.copyOf(again);
    }

    public static Origin of(ConsumerRecord<?, ?> record) {
        return of(record.topic(), record.partition(), record.offset(), record.headers());
    }

    /** What lies at this place, with these headers. */
    public static Origin of(String topic, int partition, long offset, Headers headers) {
        String original = text(headers, Replays.OF);
        if (!Replays.isRetryPath(topic) || original == null) {
            return new Origin(topic, partition, offset, place(topic, partition, offset), null, Map.of());
        }
        Map<String, String> again = again(headers);
        String letter = again.get(Replays.LETTER);
        if (letter != null) {
            return new Origin(
                    original, null, null, letter + "/" + again.getOrDefault(Replays.ATTEMPT, ""), null, again);
        }
        Long partitionThere = number(headers, Replays.PARTITION);
        Long offsetThere = number(headers, Replays.OFFSET);
        Long time = number(headers, Replays.TIME);
        if (partitionThere == null || partitionThere > Integer.MAX_VALUE || offsetThere == null) {
            return new Origin(original, null, null, place(topic, partition, offset), instant(time), again);
        }
        return new Origin(
                original,
                partitionThere.intValue(),
                offsetThere,
                place(original, partitionThere, offsetThere),
                instant(time),
                again);
    }

    /** Whether it came through a retry path. */
    public boolean isAgain() {
        return !again.isEmpty();
    }

    private static String place(String topic, long partition, long offset) {
        return topic + "/" + partition + "/" + offset;
    }

    private static Map<String, String> again(Headers headers) {
        Map<String, String> again = new LinkedHashMap<>();
        for (String name : Replays.HEADERS) {
            String value = text(headers, name);
            if (value != null) {
                again.put(name, value);
            }
        }
        return again;
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable Long number(Headers headers, String name) {
        String text = text(headers, name);
        return text == null || !text.matches("\\d{1,18}") ? null : Long.valueOf(text);
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
