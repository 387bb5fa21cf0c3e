package io.vendflow.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Knows people and programs by their bearer tokens, of which it keeps only digests. */
public final class Bearers {

    /** A token that could be guessed is none. */
    public static final int SHORTEST_TOKEN = 16;

    private static final String SCHEME = "Bearer ";

    private record Entry(String name, byte[] digest) {}

    private final List<Entry> entries = new ArrayList<>();

    /**
     * @param whose for messages, such as "the operators' tokens"
     * @param lines {@code name:token} each; empty ones and those that begin with # are passed over
     * @param rule throws {@link IllegalArgumentException} for a name that is not allowed
     * @throws IllegalArgumentException naming the line, never its token
     */
    public Bearers(String whose, List<String> lines, Consumer<String> rule) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                entries.add(entry(line, "line " + (i + 1) + " of " + whose, rule));
            }
        }
    }

    private static Entry entry(String line, String where, Consumer<String> rule) {
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException(where + " is not name:token");
        }
        String token = line.substring(colon + 1).strip();
        if (token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException(where + ": a token has at least " + SHORTEST_TOKEN + " characters");
        }
        String name = line.substring(0, colon).strip();
        try {
            rule.accept(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
        return new Entry(name, digest(token));
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Whose token it is. Takes the same time whoever it is, and whether it is anybody. */
    public Optional<String> withToken(String token) {
        byte[] digest = digest(token);
        String found = null;
        for (Entry each : entries) {
            if (MessageDigest.isEqual(each.digest(), digest)) {
                found = each.name();
            }
        }
        return Optional.ofNullable(found);
    }

    /** The token of an Authorization header; empty when there is none. */
    public static String tokenOf(@Nullable String authorization) {
        return authorization != null && authorization.startsWith(SCHEME)
                ? authorization.substring(SCHEME.length()).strip()
                : "";
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
