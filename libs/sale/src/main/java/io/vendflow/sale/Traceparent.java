package io.vendflow.sale;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which trace something belongs to and which span it follows from, as W3C Trace Context writes it in the header, or MQTT
 * user property, {@code traceparent}. https://www.w3.org/TR/trace-context/
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param spanId 16 lower-case hexadecimal digits, not all zero
 * @param sampled whether whoever made it records its part
 */
public record Traceparent(String traceId, String spanId, boolean sampled) {

    /** The header's name, on every road. */
    public static final String HEADER = "traceparent";

    private static final int LONGEST = 256;
    private static final int SAMPLED = 1;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]+");

    /** Version ff is forbidden; a version above 00 may say more, which nobody here understands. */
    private static final Pattern FORM = Pattern.compile(
            "(?!ff)(?<version>[0-9a-f]{2})-(?<trace>[0-9a-f]{32})-(?<span>[0-9a-f]{16})-(?<flags>[0-9a-f]{2})(?<more>-.*)?");

    /** @throws IllegalArgumentException when an id is none */
    public Traceparent {
        if (!isId(traceId, 32)) {
            throw new IllegalArgumentException("a trace id is 32 hexadecimal digits, not all zero");
        }
        if (!isId(spanId, 16)) {
            throw new IllegalArgumentException("a span id is 16 hexadecimal digits, not all zero");
        }
    }

    /** What strangers sent: nothing when it is not to the letter, for then it counts as not sent. */
    public static Optional<Traceparent> parse(@Nullable String header) {
        if (header == null || header.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(header);
        if (!form.matches()
                || (form.group("version").equals("00") && form.group("more") != null)
                || !isId(form.group("trace"), 32)
                || !isId(form.group("span"), 16)) {
            return Optional.empty();
        }
        boolean sampled = (Integer.parseInt(form.group("flags"), 16) & SAMPLED) != 0;
        return Optional.of(new Traceparent(form.group("trace"), form.group("span"), sampled));
    }

    /** As it is written, in version 00. */
    public String header() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }

    /** The same trace, at another span of it. */
    public Traceparent at(String otherSpanId) {
        return new Traceparent(traceId, otherSpanId, sampled);
    }

    private static boolean isId(String digits, int length) {
        return digits.length() == length
                && HEX.matcher(digits).matches()
                && digits.chars().anyMatch(digit -> digit != '0');
    }

    @Override
    public String toString() {
        return header();
    }
}
