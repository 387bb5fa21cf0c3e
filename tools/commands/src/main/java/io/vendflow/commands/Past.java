package io.vendflow.commands;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moments as operators say them: {@code 2026-11-23T10:00:00Z}, or how long ago, {@code 90s}, {@code 2h}, {@code 7d}. */
public final class Past {

    /** For the help of an option. */
    public static final String WORDS = "Since then: 2026-11-23T10:00:00Z, or how long ago: 90s, 30m, 2h, 7d.";

    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([smhd])");

    private Past() {}

    /** @throws CommandFailedException when it is neither */
    public static Instant parse(String option, String text, Clock clock) {
        Matcher ago = AGO.matcher(text);
        try {
            return ago.matches()
                    ? clock.instant().minus(duration(Long.parseLong(ago.group(1)), ago.group(2)))
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw CommandFailedException.invalid(option + " \"" + text
                    + "\": must be a moment such as 2026-11-23T10:00:00Z, or how long ago such as 90s, 30m, 2h or 7d");
        }
    }

    private static Duration duration(long number, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
