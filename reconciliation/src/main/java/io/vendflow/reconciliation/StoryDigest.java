package io.vendflow.reconciliation;

import io.vendflow.books.Happening;
import io.vendflow.books.Kind;
import io.vendflow.books.SaleTerms;
import io.vendflow.books.Standing;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A sum over all stories: the same log gives the same in whatever order, and from however many threads, its sales come.
 * One that is other by a single fact gives another.
 */
final class StoryDigest {

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private BigInteger sum = BigInteger.ZERO;

    /** @param sign 1 to add a story, -1 to take it out again */
    void add(SaleTerms terms, Standing standing, int sign) {
        BigInteger story = new BigInteger(1, sha256(told(terms, standing)));
        sum = (sign > 0 ? sum.add(story) : sum.subtract(story)).mod(MODULUS);
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
        return "%064x".formatted(sum);
    }
}
