package io.vendflow.vipps.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The header of that name: seconds or a date. */
final class RetryAfter {

    /** Longer than this nobody waits; a figure beyond it is a mistake. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /** @return how long to wait, never negative, or null when the header is missing or makes no sense */
    static @Nullable Duration parse(@Nullable String header, Clock clock) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        if (text.matches("[0-9]{1,9}")) {
            return within(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant when = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            return within(Duration.between(clock.instant(), when));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration within(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
