package io.vendflow.reconciliation;

import io.vendflow.books.Happening;
import io.vendflow.books.Kind;
import io.vendflow.books.SaleTerms;
import io.vendflow.books.Standing;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A sum over all stories: the same log gives the same in whatever order, and from however many threads, its sales come.
 * One that is other by a single fact gives another.
 */
final class StoryDigest {

    private static final int WORDS = 4;

    private final long[] sum = new long[WORDS];

    /** Of one story; many threads may do this at once. */
    static byte[] of(SaleTerms terms, Standing standing) {
        return sha256(told(terms, standing));
    }

    /**
     * Word by word, which no order changes.
     *
     * @param sign 1 to add a story, -1 to take it out again
     */
    void add(byte[] story, int sign) {
        LongBuffer words = ByteBuffer.wrap(story).asLongBuffer();
        for (int i = 0; i < WORDS; i++) {
            sum[i] += sign * words.get(i);
        }
    }

    private static String told(SaleTerms terms, Standing standing) {
        StringBuilder text = new StringBuilder(1_024);
        text.append(terms.reference()).append('|').append(terms.merchant()).append('|');
        text.append(terms.currency()).append('|').append(terms.amount());
        for (Happening each : standing.story()) {
            // Vipps sends them when it likes, and as often; what follows from one is an event of its own.
            if (each.kind() == Kind.WEBHOOK_RECEIVED) {
                continue;
            }
            text.append('\n').append(each.kind()).append('|').append(each.id());
            text.append('|').append(each.at().toEpochMilli());
            text.append('|').append(each.amount()).append('|').append(each.word());
            text.append('|').append(each.by());
        }
        return text.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** 64 hexadecimal digits. */
    @Override
    public String toString() {
        return Arrays.stream(sum).mapToObj("%016x"::formatted).collect(Collectors.joining());
    }
}
