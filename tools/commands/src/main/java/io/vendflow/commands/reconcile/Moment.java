package io.vendflow.commands.reconcile;

import io.vendflow.commands.CommandFailedException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as people name it. */
final class Moment {

    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([dhms])");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private Moment() {}

    static Instant parse(String option, String text, ZoneId zone, Instant now) {
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

    private static Duration duration(long amount, String unit) {
        return switch (unit) {
            case "d" -> Duration.ofDays(amount);
            case "h" -> Duration.ofHours(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofSeconds(amount);
        };
    }
}
