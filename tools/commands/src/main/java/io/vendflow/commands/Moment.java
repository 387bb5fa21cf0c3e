package io.vendflow.commands;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as people name it. */
public final class Moment {

    /** For the help of an option. */
    public static final String WORDS =
            "Since then: a date, a time with its zone (2026-11-23T10:00:00Z), or how long ago (90s, 30m, 2h, 7d).";

    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([dhms])");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private Moment() {}

    /** @throws CommandFailedException when it is none of these */
    public static Instant parse(String option, String text, Clock clock) {
        return parse(option, text, ZoneId.systemDefault(), clock.instant());
    }

    /**
     * @param zone in which a date begins
     * @throws CommandFailedException when it is none of these
     */
    public static Instant parse(String option, String text, ZoneId zone, Instant now) {
        String word = text.strip();
        Matcher ago = AGO.matcher(word);
        try {
            if (ago.matches()) {
                return now.minus(duration(Long.parseLong(ago.group(1)), ago.group(2)));
            }
            return DATE.matcher(word).matches()
                    ? LocalDate.parse(word).atStartOfDay(zone).toInstant()
                    : Instant.parse(word);
        } catch (DateTimeException e) {
            throw CommandFailedException.invalid(option + ": \"" + word
                    + "\" is not a time; give a date (2026-11-23, which is its first moment), a time with its zone"
                    + " (2026-11-23T10:00:00Z) or how long ago (7d, 36h, 90m)");
        }
    }

    /** @throws CommandFailedException when it is none */
    public static Duration length(String option, String text) {
        Matcher length = AGO.matcher(text.strip());
        if (!length.matches()) {
            throw CommandFailedException.invalid(
                    option + ": \"" + text + "\" is no length of time; give one such as 90s, 30m, 2h or 7d");
        }
        return duration(Long.parseLong(length.group(1)), length.group(2));
    }

    private static Duration duration(long amount, String unit) {
        return switch (unit) {
            case "d" -> Duration.ofDays(amount);
            case "h" -> Duration.ofHours(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofSeconds(amount);
        };
    }
}
