package io.vendflow.operations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Knows operators by their tokens, of which it keeps only digests. */
public final class Operators {

    /** A token that could be guessed is none. */
    static final int SHORTEST_TOKEN = 16;

    private record Entry(Operator operator, byte[] digest) {}

    private final List<Entry> entries = new ArrayList<>();

    /**
     * @param lines {@code name:token} each; empty ones and those that begin with # are passed over
     * @throws IllegalArgumentException naming the line, never its token
     */
    public Operators(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                entries.add(entry(line, i + 1));
            }
        }
    }

    private static Entry entry(String line, int number) {
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("line " + number + " of the operators' tokens is not name:token");
        }
        String token = line.substring(colon + 1).strip();
        if (token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("line " + number + " of the operators' tokens: a token has at least "
                    + SHORTEST_TOKEN + " characters");
        }
        try {
            return new Entry(new Operator(line.substring(0, colon).strip()), digest(token));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + number + " of the operators' tokens: " + e.getMessage(), e);
        }
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Takes the same time whoever it is, and whether it is anybody. */
    public Optional<Operator> withToken(String token) {
        byte[] digest = digest(token);
        Operator found = null;
        for (Entry each : entries) {
            if (MessageDigest.isEqual(each.digest(), digest)) {
                found = each.operator();
            }
        }
        return Optional.ofNullable(found);
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
